"""Campaign board on the tour"""

from tests.tour.page import Page

CARD = "main a.board-link"
PAGES: tuple[Page, ...] = (
    Page("campaigns", "/campaigns/", ("counselor", "campaign-editor", "lead", "coordinator")),
    Page("campaigns-done", "/campaigns/?status=done", ("campaign-editor",)),
    Page("campaigns-empty", "/campaigns/?q=gibtesnicht", ("campaign-editor",)),
    Page("campaign", "/campaigns/?status=running", ("counselor", "campaign-editor", "lead", "coordinator"), (CARD,)),
    Page("campaign-new", "/campaigns/new/", ("campaign-editor", "lead")),
    Page("campaign-of-idea", "/campaigns/ideas/", ("campaign-editor",), ("main a[href*='?idea=']",)),
    Page("campaign-edit", "/campaigns/?status=running", ("campaign-editor",), (CARD, "main a[href$='/edit/']")),
)
