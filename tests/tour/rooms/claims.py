"""The ledger of false claims on the tour."""

from tests.tour.page import Page

ROW = "tbody a.row-link"
PAGES: tuple[Page, ...] = (
    Page("claims", "/claims/", ("counselor", "counselor-abroad", "counselor-lara", "coordinator", "lead")),
    Page("claims-filtered", "/claims/?language=ro&status=checked", ("counselor",)),
    Page("claims-empty", "/claims/?q=gibtesnicht", ("counselor",)),
    Page("claim", "/claims/", ("counselor", "counselor-abroad", "coordinator"), (ROW,)),
    Page("claim-to-check", "/claims/?status=open", ("counselor",), (ROW,)),
    Page("claim-new", "/claims/new/", ("counselor", "campaign-editor")),
    Page("claim-edit", "/claims/", ("counselor",), (ROW, "main a[href$='/edit/']")),
)
