"""API tokens on the tour."""

from tests.tour.page import Page

PAGES: tuple[Page, ...] = (
    Page("tokens", "/data/tokens/", ("lead", "coordinator", "figures-only")),
    Page("token-new", "/data/tokens/new/", ("coordinator",)),
)
