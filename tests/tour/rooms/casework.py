"""Cases on the tour: the worker's pages, and what a lead sees of them."""

from tests.tour.page import Page

ROW = "tbody a[href]"
PAGES: tuple[Page, ...] = (
    Page("case-list", "/cases/", ("counselor", "counselor-lara", "lead")),
    Page("case-list-closed", "/cases/?status=closed", ("counselor",)),
    Page("case-list-empty", "/cases/?view=deputy", ("counselor-en",)),
    Page("case", "/cases/", ("counselor", "counselor-lara", "counselor-abroad"), (ROW,)),
    Page("case-as-lead", "/cases/?view=programme", ("lead",), (ROW,)),
    Page("case-note-new", "/cases/", ("counselor",), (ROW, "main a[href$='/notes/new/']")),
    Page("case-edit", "/cases/", ("counselor",), (ROW, "main a[href$='/edit/']")),
    Page("case-handover", "/cases/", ("counselor",), (ROW, "main a[href$='/handover/']")),
    Page("case-close", "/cases/", ("counselor",), (ROW, "main a[href$='/close/']")),
    Page("case-copy", "/cases/", ("counselor",), (ROW, "main a[href$='/export/']")),
    Page("case-erase", "/cases/", ("counselor",), (ROW, "main a[href$='/erase/']")),
    Page("case-emergency", "/cases/?view=programme", ("lead",), (ROW, "main a[href$='/emergency-access/']")),
    Page("case-recognise", "/cases/recognise/", ("counselor",)),
    Page("case-notices", "/cases/notices/", ("lead",)),
)
