"""What participants said, on the tour."""

from tests.tour.page import Page

COURSE = "main tbody th a"
PAGES: tuple[Page, ...] = (
    Page("training-results", "/training/feedback/", ("training-manager", "lead", "coordinator")),
    Page("training-results-empty", "/training/feedback/?until=2020-01-01", ("training-manager",)),
    Page("training-results-course", "/training/feedback/", ("training-manager",), (COURSE,)),
    Page("training-results-session", "/training/feedback/", ("training-manager", "coordinator"), (COURSE, COURSE)),
)
