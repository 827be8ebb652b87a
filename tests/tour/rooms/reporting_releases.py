"""Published statistics on the tour"""

from tests.tour.page import Page

MONTH = ".release-tile.is-month a"
QUARTER = ".release-tile.is-quarter a"
PAGES: tuple[Page, ...] = (
    Page("data", "/data/", ("coordinator", "lead", "figures-only")),
    Page("data-month", "/data/", ("coordinator",), (MONTH,)),
    Page("data-quarter", "/data/", ("coordinator",), (QUARTER,)),
    Page("data-correction", "/data/", ("lead",), (QUARTER, ".page-actions a[href$='/correction/']")),
    Page("data-research", "/data/research/", ("coordinator",)),
)
