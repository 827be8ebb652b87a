"""Vignettes on the tour: told by counselors, released by a second person, read by coordinators."""

from tests.tour.page import Page

CARD = "main .vignette-card h2 a"
PAGES: tuple[Page, ...] = (
    Page("vignettes", "/reports/vignettes/", ("counselor", "coordinator", "lead")),
    Page("vignette", "/reports/vignettes/", ("coordinator", "lead"), (CARD,)),
    Page("vignette-to-review", "/reports/vignettes/?status=in_review", ("counselor",), (CARD,)),
    Page("vignette-sent-back", "/reports/vignettes/?status=draft", ("counselor",), (CARD,)),
    Page("vignette-new", "/reports/vignettes/new/", ("counselor",)),
    Page("vignette-from-case", "/cases/", ("counselor",), ("tbody a[href]", "main a[href*='/vignettes/from-case/']")),
)
