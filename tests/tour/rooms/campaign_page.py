"""The public page of a campaign on the tour"""

from tests.tour.page import Page

CARD = "main a.board-link"
SWITCH = "main .tabs a[href$='/page/']"
PAGES: tuple[Page, ...] = (
    Page("campaign-page-switch", "/campaigns/?status=running", ("campaign-editor", "counselor"), (CARD, SWITCH)),
)
