"""Reports and their templates on the tour."""

from tests.tour.page import Page

ROW = "tbody a.row-link"
PAGES: tuple[Page, ...] = (
    Page("reports", "/reports/", ("lead", "coordinator", "figures-only")),
    Page("reports-none", "/reports/?q=gibtesnicht", ("lead",)),
    Page("report-new", "/reports/new/", ("lead", "coordinator")),
    Page("report-draft", "/reports/?status=draft", ("lead",), (ROW,)),
    Page("report-write", "/reports/?status=draft", ("lead",), (ROW, "main a[href$='/edit/']")),
    Page("report-signed", "/reports/?status=signed", ("lead",), (ROW,)),
    Page("report-templates", "/reports/templates/", ("lead", "coordinator")),
    Page("report-template", "/reports/templates/", ("lead",), (ROW,)),
    Page("report-template-new", "/reports/templates/new/", ("lead",)),
    Page("report-template-edit", "/reports/templates/", ("lead",), (ROW, "main a[href$='/edit/']")),
    Page("report-template-copy", "/reports/templates/", ("lead",), (ROW, "main a[href$='/copy/']")),
    Page("report-section-new", "/reports/templates/", ("lead",), (ROW, "main a[href$='kind=figures']")),
    Page("report-preview", "/reports/templates/", ("lead",), (ROW, "main a[href$='/preview/']")),
)
