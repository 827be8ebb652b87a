"""What the frame around every page needs. Lazy: a fragment that shows no frame asks nothing."""

from functools import cached_property
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from streetwork.accounts.models import Theme
from streetwork.tenancy.models import State
from streetwork.web import rail
from streetwork.web.language import LanguageLink, links_to_languages

STATES_CACHED_SECONDS = 300


STAFF_STYLES = tuple(
    f"css/parts/{part}.css"
    for part in (
        "layout", "rail", "topbar", "bottombar", "chips", "forms", "filter", "table", "dialog", "flash",
        "empty", "facts", "timeline", "statbars", "today", "account", "places", "ladder", "followups", "guarded",
        "tabs",
    )
)  # fmt: skip
DOOR_STYLES = tuple(f"css/parts/{part}.css" for part in ("layout", "forms", "table", "flash", "login", "public"))
PUBLIC_STYLES = tuple(
    f"css/parts/{part}.css" for part in ("forms", "chips", "flash", "empty", "facts", "places", "public")
)
THEME_ICONS = {Theme.AUTO: "circle-half", Theme.LIGHT: "sun", Theme.DARK: "moon-stars"}


class Choice(NamedTuple):
    value: str
    label: str
    is_chosen: bool
    icon: str = ""


class AccountLink(NamedTuple):
    label: str
    url: str
    icon: str
    is_current: bool


class Layout:
    """`layout` in templates."""

    def __init__(self, request: HttpRequest):
        self._request = request

    staff_styles = STAFF_STYLES
    public_styles = PUBLIC_STYLES
    door_styles = DOOR_STYLES

    @property
    def demo(self) -> bool:
        return settings.DEMO_MODE

    @cached_property
    def user(self):
        """The signed-in person or None. Error pages and static answers never ask."""
        user = getattr(self._request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def theme(self) -> str:
        return self.user.theme if self.user else "auto"

    @cached_property
    def here(self) -> str:
        """Where to come back to after a switch. Only a page that GET shows can be come back to."""
        return self._request.get_full_path() if self._request.method == "GET" else ""

    @cached_property
    def links(self) -> list[rail.Link]:
        if self.user is None:
            return []
        return rail.links_for(self.user, self._request.access, self._request.path)

    @property
    def sections(self):
        return rail.grouped(self.links)

    @property
    def bottom(self) -> list[rail.Link]:
        return rail.bottom_bar(self.links)

    @cached_property
    def primary(self) -> rail.Primary | None:
        action = rail.primary() if self.user else None
        return action if action and self._request.access.has(*action.roles) else None

    @cached_property
    def states(self) -> list[Choice]:
        """The states that the scope switcher offers; one alone is no choice but still named."""
        access = self._request.access
        names = _state_names(get_language())
        chosen = access.chosen_state
        mine = [Choice(str(pk), names[pk], pk == chosen) for pk in access.all_states if pk in names]
        return sorted(mine, key=lambda choice: (choice.value == str(State.DE), choice.label))

    @property
    def chosen_state(self) -> Choice | None:
        return next((choice for choice in self.states if choice.is_chosen), None)

    @cached_property
    def languages(self) -> list[Choice]:
        """Staff pages are complete in these languages."""
        now = get_language()
        names = dict(settings.LANGUAGES)
        return [Choice(code, names[code], code == now) for code in settings.STAFF_LANGUAGES]

    @cached_property
    def public_languages(self) -> list[LanguageLink]:
        """The public page at hand in every language."""
        return links_to_languages(self._request.path)

    @property
    def account_links(self) -> list[AccountLink]:
        """The pages of one's own account, beside each other."""
        path = self._request.path
        pages = (
            (_("Profile"), reverse("accounts:me"), "person"),
            (_("Security"), reverse("mfa_index"), "shield-lock"),
            (_("Password"), reverse("account_change_password"), "key"),
            (_("E-mail addresses"), reverse("account_email"), "envelope"),
            (_("Signed-in devices"), reverse("usersessions_list"), "laptop"),
        )
        return [AccountLink(label, url, icon, path.startswith(url)) for label, url, icon in pages]

    @property
    def themes(self) -> list[Choice]:
        return [Choice(t.value, t.label, t == self.theme, THEME_ICONS[t]) for t in Theme]


def _state_names(language: str) -> dict[int, str]:
    return cache.get_or_set(
        f"web.states.{language}",
        lambda: {state.pk: state.name for state in State.objects.all()},
        STATES_CACHED_SECONDS,
    )


def layout(request):
    """Context processor."""
    return {"layout": Layout(request)}
