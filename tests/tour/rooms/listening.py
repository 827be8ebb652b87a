from tests.tour.page import Page

WORKERS = ("counselor", "counselor-lara", "counselor-abroad")
PAGES: tuple[Page, ...] = (
    Page("listening", "/listening/", (*WORKERS, "counselor-en", "lead")),
    Page("listening-own", "/listening/?kind=own", ("counselor",)),
    Page("listening-settled", "/listening/?status=ignored", ("counselor",)),
    Page("listening-nothing", "/listening/?language=en&status=idea", ("counselor",)),
    Page("listening-imports", "/listening/imports/", ("counselor", "lead")),
    Page("listening-new", "/listening/imports/new/", ("counselor", "counselor-lara")),
    Page("listening-result", "/listening/imports/", ("counselor",), ("tbody a[href]",)),
)
