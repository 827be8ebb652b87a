from tests.tour.page import Page

TASK = "main .ed-task p a"
POST = "main .lead-line a, .page-head .lead-line a"
POSTS = ".tabs a[href$='/posts/']"
PAGES: tuple[Page, ...] = (
    Page("texts", "/campaigns/texts/", ("counselor", "campaign-editor", "lead", "coordinator")),
    Page("texts-narrowed", "/campaigns/texts/?show=outdated", ("campaign-editor",)),
    Page("post-version", "/campaigns/texts/", ("campaign-editor",), (TASK,)),
    Page("post-version-to-review", "/campaigns/texts/?show=review", ("counselor", "lead"), (TASK,)),
    Page("post-version-outdated", "/campaigns/texts/?show=outdated", ("campaign-editor",), (TASK,)),
    Page("post", "/campaigns/texts/", ("campaign-editor", "lead"), (TASK, POST)),
    Page("post-edit", "/campaigns/texts/", ("campaign-editor",), (TASK, POST, ".page-actions a[href$='/edit/']")),
    Page("posts", "/campaigns/texts/", ("campaign-editor",), (TASK, POST, POSTS)),
    Page("post-new", "/campaigns/texts/", ("campaign-editor",), (TASK, POST, POSTS, ".page-actions a[href$='/new/']")),
    Page(
        "post-history", "/campaigns/texts/?show=outdated", ("campaign-editor",),
        (TASK, ".page-actions a[href$='/history/']"),
    ),
)  # fmt: skip
