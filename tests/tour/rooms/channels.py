"""Own channels on the tour"""

from tests.tour.page import Page

ROW = "tbody a.row-link"
PAGES: tuple[Page, ...] = (
    Page("channels", "/spaces/channels/", ("counselor", "campaign-editor", "lead", "coordinator")),
    Page("channels-missing", "/spaces/channels/?show=missing", ("campaign-editor",)),
    Page("channels-closed", "/spaces/channels/?show=closed", ("campaign-editor",)),
    Page("channel", "/spaces/channels/", ("counselor", "campaign-editor"), (ROW,)),
    Page("channel-edit", "/spaces/channels/", ("campaign-editor",), (ROW, "main a[href$='/edit/']")),
    Page("channel-new", "/spaces/channels/new/", ("campaign-editor", "lead")),
)
