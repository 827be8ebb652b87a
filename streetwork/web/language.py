"""Which language a page speaks. No cookie of its own, no guess from the browser's list.

1. A public page says it in its address: `/pl/…`, or German without a prefix.
2. Elsewhere the signed-in person's setting counts,
3. then what a visitor chose in this session,
4. then German.
"""

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import is_valid_path, translate_url
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from streetwork.accounts.access import public, signed_in
from streetwork.accounts.models import Theme

SESSION_KEY = "language"


class LanguageLink(NamedTuple):
    """A public page in one language; `absolute` with host, for search engines."""

    code: str
    name: str
    url: str
    absolute: str
    is_current: bool


def links_to_languages(path: str) -> list[LanguageLink]:
    """The page at `path` in every language, each named in itself."""
    here = translation.get_language()
    urls = {code: translate_url(path, code) for code, _name in settings.LANGUAGES}
    return [
        LanguageLink(code, name, urls[code], f"{settings.BASE_URL}{urls[code]}", code == here)
        for code, name in settings.LANGUAGES
    ]


def is_offered(code: str | None) -> bool:
    return code in dict(settings.LANGUAGES)


def chosen_by_person(request: HttpRequest) -> str:
    """The setting of the signed-in person, else of this session, else German."""
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated and is_offered(user.language):
        return user.language
    code = request.session.get(SESSION_KEY)
    return code if is_offered(code) else settings.LANGUAGE_CODE


class LanguageMiddleware:
    """Activates the language for the request; stands after authentication."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        by_address = self._by_address(request.path_info)
        translation.activate(by_address or chosen_by_person(request))
        if not by_address and not self._exists(request.path_info):
            with translation.override(settings.LANGUAGE_CODE):
                is_german_page = self._exists(request.path_info)
            if is_german_page:
                by_address = settings.LANGUAGE_CODE
                translation.activate(by_address)
        request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        if not by_address:
            patch_vary_headers(response, ["Cookie"])
        return response

    def _by_address(self, path: str) -> str | None:
        return translation.get_language_from_path(path)

    def _exists(self, path: str) -> bool:
        """Whether the path has a route in the active language; German needs no look."""
        return translation.get_language() == settings.LANGUAGE_CODE or is_valid_path(path)


@public
@require_POST
def choose_language(request):
    """Remember the language, with the account or for the session, and go back to the same page in it."""
    code = request.POST.get("language")
    if is_offered(code):
        if request.user.is_authenticated:
            request.user.language = code
            request.user.save(update_fields=["language"])
        else:
            request.session[SESSION_KEY] = code
    target = _way_back(request)
    return redirect(translate_url(target, code) if is_offered(code) else target)


@signed_in(needs_declaration=False)
@require_POST
def choose_theme(request):
    """Remember light, dark or like the device with the account."""
    theme = request.POST.get("theme")
    if theme in Theme.values:
        request.user.theme = theme
        request.user.save(update_fields=["theme"])
    return redirect(_way_back(request))


def _way_back(request) -> str:
    """The posted address if it is ours, else the start page."""
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return "/"
