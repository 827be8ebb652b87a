"""Results on the tour"""

from tests.tour.page import Page

ROW = "tbody th[scope=row] a"
PAGES: tuple[Page, ...] = (
    Page("results", "/campaigns/results/", ("counselor", "lead", "campaign-editor", "coordinator")),
    Page("results-empty", "/campaigns/results/?until=2001-01-01", ("counselor",)),
    Page("results-campaign", "/campaigns/results/", ("counselor", "lead", "campaign-editor", "coordinator"), (ROW,)),
    Page("results-by-language", "/campaigns/results/", ("counselor",), (ROW, "main a[href^='?by=language']")),
    Page("contacts-through-posts", "/contacts/?through=any", ("counselor",)),
)
