from tests.tour.page import Page

ROW = "tbody a.row-link"
PAGES: tuple[Page, ...] = (
    Page("answers", "/answers/", ("counselor", "counselor-abroad", "counselor-lara", "campaign-editor", "coordinator")),
    Page("answers-outdated", "/answers/?show=outdated", ("counselor",)),
    Page("answers-empty", "/answers/?q=gibtesnicht", ("counselor",)),
    Page("answer-card", "/answers/?q=Pflegefachkraft", ("counselor", "lead", "coordinator"), (ROW,)),
    Page("answer-card-legal", "/answers/?advice=legal", ("counselor", "lead"), (ROW,)),
    Page("answer-card-expired", "/answers/?show=expiring&sort=expiry", ("counselor",), (ROW,)),
    Page("answer-review", "/answers/?show=review", ("counselor",), (ROW, "main a[href$='#review']")),
    Page("answer-source", "/answers/?q=Steuer-ID", ("lead",), (ROW, "main a[href*='/texts/']")),
    Page("answer-new-text", "/answers/?q=Steuer-ID", ("counselor",), (ROW, "main a[href*='/texts/new/?language=']")),
    Page("answer-new-variant", "/answers/?q=Steuer-ID", ("counselor",), (ROW, "main a[href$='/texts/new/']")),
    Page("answer-history", "/answers/?q=Krankenversicherung", ("counselor",), (ROW, "main a[href$='/history/']")),
    Page("answer-edit", "/answers/?q=Steuer-ID", ("counselor",), (ROW, "main a[href$='/edit/']")),
    Page("answer-new", "/answers/new/", ("counselor", "campaign-editor")),
    Page("campaign-ideas", "/campaigns/ideas/", ("counselor", "campaign-editor", "lead", "coordinator")),
    Page("campaign-ideas-taken", "/campaigns/ideas/?status=taken", ("counselor",)),
    Page("campaign-idea", "/campaigns/ideas/", ("counselor",), ("main .idea h2 a",)),
    Page("campaign-idea-new", "/campaigns/ideas/new/", ("counselor",)),
    Page("contact-new-from-find", "/listening/", ("counselor",), ("main a[href*='?lead=']",)),
)
