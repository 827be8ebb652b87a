"""The navigation: apps register their entries, everybody sees those that their roles allow.

rail.register(rail.Entry(section="work", label=_("Contacts"), url_name="contacts:list",
                         icon="chat-dots", roles=(Role.COUNSELOR, Role.LEAD), key="c"))
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SECTIONS: dict[str, str | Promise] = {
    "work": _("Work"),
    "directory": _("Directory"),
    "outreach": _("Outreach"),
    "learn": _("Learn"),
    "evidence": _("Evidence"),
    "manage": _("Manage"),
}
# What the phone's bottom bar offers beside Today, the primary action and More; first two that one may see.
BOTTOM_BAR = ("contacts:list", "directory:list", "spaces:list")


@dataclass(frozen=True)
class Entry:
    """One line of the rail. No `roles`: for all staff. `key`: second key after `g`, unique.

    An entry whose address does not exist (its app is not mounted) is not shown.
    """

    section: str
    label: str | Promise
    url_name: str
    icon: str
    roles: tuple[str, ...] = ()
    key: str = ""
    order: int = 50
    staff_only: bool = False

    def allows(self, user, access) -> bool:
        if self.staff_only:
            return bool(user.is_staff)
        return not self.roles or access.has(*self.roles)


@dataclass(frozen=True)
class Primary:
    """The one main action, on every page: key `n`, the share sheet's target, the phone's ＋ (short label)."""

    label: str | Promise
    url_name: str
    icon: str
    roles: tuple[str, ...]
    short_label: str | Promise = ""


@dataclass(frozen=True)
class Link:
    """An entry as one person sees it on one page."""

    entry: Entry
    url: str
    is_current: bool

    @property
    def keys(self) -> str:
        return f"g {self.entry.key}" if self.entry.key else ""


_entries: dict[str, Entry] = {}
_primary: list[Primary] = []


def register(entry: Entry) -> None:
    """Add an entry. Raises ValueError for an unknown section or a key that another entry has."""
    if entry.section not in SECTIONS:
        raise ValueError(f"Unknown section {entry.section!r}.")
    for other in _entries.values():
        if entry.key and entry.key == other.key and entry.url_name != other.url_name:
            raise ValueError(f"Key {entry.key!r} belongs to {other.url_name}.")
    _entries[entry.url_name] = entry


def register_primary(primary: Primary) -> None:
    """Name the main action; the last one named counts."""
    _primary[:] = [primary]


def primary() -> Primary | None:
    """The main action, when one is registered and its address exists."""
    return next((action for action in _primary if url_of(action.url_name)), None)


def url_of(url_name: str) -> str:
    """The address, or "" when no such route is mounted."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def links_for(user, access, path: str) -> list[Link]:
    """Everything the person may open, in the order of the sections."""
    sections = list(SECTIONS)
    allowed = [entry for entry in _entries.values() if entry.allows(user, access)]
    allowed.sort(key=lambda entry: (sections.index(entry.section), entry.order, entry.url_name))
    urls = [(entry, url) for entry in allowed if (url := url_of(entry.url_name))]
    current = max((url for _entry, url in urls if path.startswith(url)), key=len, default=None)
    return [Link(entry, url, url == current) for entry, url in urls]


def grouped(links: Iterable[Link]) -> list[tuple[str | Promise, list[Link]]]:
    """(section title, links), without empty sections."""
    links = list(links)
    groups = ((title, [link for link in links if link.entry.section == name]) for name, title in SECTIONS.items())
    return [(title, members) for title, members in groups if members]


def bottom_bar(links: Iterable[Link]) -> list[Link]:
    """Today and the two places one goes to most, for the phone."""
    links = list(links)
    first = links[:1]
    wished = [link for name in BOTTOM_BAR for link in links if link.entry.url_name == name]
    rest = [link for link in links[1:] if link not in wished]
    return first + (wished + rest)[:2]
