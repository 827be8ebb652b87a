"""Publishing by machine on the tour"""

from tests.tour.page import Page

PAGES: tuple[Page, ...] = (
    Page("sending", "/campaigns/sending/", ("counselor", "campaign-editor", "lead", "coordinator")),
    Page("sending-looks", "/campaigns/sending/looks/", ("counselor", "campaign-editor")),
    Page("sending-channel", "/campaigns/sending/", ("campaign-editor",), (".send-channels a[href*='/sending/']",)),
)
