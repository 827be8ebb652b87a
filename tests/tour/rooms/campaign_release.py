"""Campaign release on the tour"""

from tests.tour.page import Page

POST = ".pub-list .row-link"
GATE = "aside a[href*='/publishing/texts/']"
PAGES: tuple[Page, ...] = (
    Page("to-publish", "/campaigns/publishing/", ("counselor", "campaign-editor", "lead")),
    Page("to-publish-mine", "/campaigns/publishing/?who=mine", ("counselor",)),
    Page("to-publish-nothing", "/campaigns/publishing/?who=mine&language=vi", ("counselor",)),
    Page("to-publish-post", "/campaigns/publishing/", ("counselor", "lead"), (POST,)),
    Page("to-publish-held", "/campaigns/publishing/", ("lead",), (".pub-held a",)),
    Page("published-post", "/campaigns/publishing/", ("counselor",), (".pub-done a",)),
    Page("gate-of-text", "/campaigns/publishing/", ("lead", "counselor"), (POST, GATE)),
    Page("gate-to-release", "/campaigns/publishing/", ("lead",), (".pub-reasons a[href*='/texts/']",)),
    Page("gate-checklist", "/campaigns/publishing/", ("lead",), (".page-actions a[href*='/checklists/']",)),
)
