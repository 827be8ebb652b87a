"""The pages of the campaigns room: rooms register their tabs, people see those that their roles allow."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from streetwork.accounts.access import Access


@dataclass(frozen=True)
class Tab:
    """A page beside others. `url_name` takes a campaign's key where the tab belongs to one campaign."""

    url_name: str
    label: str | Promise
    icon: str
    order: int
    roles: Iterable[str]


_of_section: dict[str, Tab] = {}
_of_campaign: dict[str, Tab] = {}


def register_section(tab: Tab) -> None:
    """A page about all campaigns: the board, the calendar, what is to be published …"""
    _of_section[tab.url_name] = tab


def register_campaign(tab: Tab) -> None:
    """A page of one campaign: its matrix, its results …"""
    _of_campaign[tab.url_name] = tab


def section_tabs(access: Access) -> list[Tab]:
    return _seen(_of_section, access)


def campaign_tabs(access: Access) -> list[Tab]:
    return _seen(_of_campaign, access)


def _seen(tabs: dict[str, Tab], access: Access) -> list[Tab]:
    return sorted((tab for tab in tabs.values() if access.has(*tab.roles)), key=lambda tab: tab.order)
