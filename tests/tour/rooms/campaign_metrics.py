"""Campaign metrics on the tour"""

from tests.tour.page import Page

ROW = "tbody a.row-link"
PAGES: tuple[Page, ...] = (
    Page("figures", "/campaigns/metrics/", ("counselor", "campaign-editor", "lead", "coordinator")),
    Page("figures-young", "/campaigns/metrics/?show=young", ("campaign-editor",)),
    Page("figures-measured", "/campaigns/metrics/?show=measured", ("campaign-editor", "coordinator")),
    Page("figures-of-post", "/campaigns/metrics/?show=measured", ("campaign-editor", "coordinator"), (ROW,)),
    Page("figures-enter", "/campaigns/metrics/", ("counselor",), (ROW,)),
    Page("figures-channels", "/campaigns/metrics/channels/", ("campaign-editor",)),
    Page("figures-of-channel", "/campaigns/metrics/channels/", ("campaign-editor",), (ROW,)),
    Page("figures-words", "/campaigns/metrics/words/", ("counselor",)),
    Page("figures-import", "/campaigns/metrics/import/", ("campaign-editor", "lead")),
)
