"""The guide for clients of the API on the tour."""

from tests.tour.page import Page

PAGES: tuple[Page, ...] = (
    Page("api-guide", "/statistics/api/", ("public",)),
    Page("api-guide-en", "/en/statistics/api/", ("public",)),
)
