"""The keywords on the tour."""

from tests.tour.page import Page

ROW = "tbody a.row-link"
BASE = "/listening/keywords/"
PAGES: tuple[Page, ...] = (
    Page("keywords", BASE, ("counselor", "counselor-abroad", "counselor-lara", "lead")),
    Page("keywords-doubtful", f"{BASE}?shown=doubtful", ("counselor",)),
    Page("keywords-empty", f"{BASE}?q=gibtesnicht", ("counselor",)),
    Page("keyword-own", f"{BASE}?shown=own", ("counselor",), (ROW,)),
    Page("keyword-of-the-start-list", f"{BASE}?shown=hit", ("lead",), (ROW,)),
    Page("keyword-new", f"{BASE}new/", ("counselor", "counselor-abroad")),
    Page("keyword-try", f"{BASE}try/", ("counselor",)),
    Page("keyword-import", f"{BASE}import/", ("lead",)),
)
