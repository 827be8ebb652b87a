"""Campaign images on the tour"""

from tests.tour.page import Page

PAGES: tuple[Page, ...] = (
    Page("pictures", "/campaigns/pictures/", ("campaign-editor", "counselor", "coordinator")),
    Page("pictures-unused", "/campaigns/pictures/?show=unused", ("campaign-editor",)),
    Page("picture-new", "/campaigns/pictures/new/", ("campaign-editor", "counselor")),
    Page("picture-rights", "/campaigns/pictures/", ("campaign-editor",), ("main a[href$='/edit/']",)),
)
