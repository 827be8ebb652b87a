"""The pages of the campaigns room: those about all campaigns, and those of one."""

from streetwork.accounts.access import Access
from streetwork.web import tabs
from streetwork.web.tabs import Tab

__all__ = ["Tab", "campaign_tabs", "register_campaign", "register_section", "section_tabs"]
SECTION, ONE = "campaigns", "campaign"


def register_section(tab: Tab) -> None:
    """A page about all campaigns: the board, the calendar, what is to be published …"""
    tabs.register(SECTION, tab)


def register_campaign(tab: Tab) -> None:
    """A page of one campaign: its matrix, its results …"""
    tabs.register(ONE, tab)


def section_tabs(access: Access) -> list[Tab]:
    return tabs.seen(SECTION, access)


def campaign_tabs(access: Access) -> list[Tab]:
    return tabs.seen(ONE, access)
