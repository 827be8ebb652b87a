"""The coaching log on the tour."""

from tests.tour.page import Page

PAGES: tuple[Page, ...] = (
    Page("coaching", "/training/network/coaching/", ("training-manager", "lead", "coordinator", "archive")),
    Page("coaching-empty", "/training/network/coaching/?q=gibtesnicht", ("training-manager",)),
    Page("coaching-new", "/training/network/coaching/new/", ("training-manager",)),
    Page("coaching-edit", "/training/network/coaching/", ("training-manager",), ("tbody a.row-link",)),
)
