"""Pages beside each other: rooms register their tabs in a group, people see those that their roles allow."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from streetwork.accounts.access import Access


@dataclass(frozen=True)
class Tab:
    """A page beside others. `url_name` takes a key where the tabs are those of one thing (a campaign, a session).

    `allows` narrows further for one thing: names are only for those who keep the trainings of its state.
    """

    url_name: str
    label: str | Promise
    icon: str
    order: int
    roles: Iterable[str]
    allows: Callable[[Access, Any], bool] | None = None


_groups: dict[str, dict[str, Tab]] = defaultdict(dict)


def register(group: str, tab: Tab) -> None:
    """Add a tab to a group; registered again it replaces the earlier one."""
    _groups[group][tab.url_name] = tab


def seen(group: str, access: Access, about=None) -> list[Tab]:
    """The tabs of a group that the person's roles allow (of `about`, where they are those of one thing), in order."""
    tabs = (tab for tab in _groups[group].values() if access.has(*tab.roles))
    return sorted((tab for tab in tabs if not tab.allows or tab.allows(access, about)), key=lambda tab: tab.order)
