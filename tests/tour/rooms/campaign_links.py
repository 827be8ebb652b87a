"""Short links on the tour."""

from tests.tour.page import Page

ROW = "tbody a.row-link"
PAGES: tuple[Page, ...] = (
    Page("links", "/campaigns/links/", ("counselor", "campaign-editor", "coordinator")),
    Page("links-none", "/campaigns/links/?q=gibtesnicht", ("campaign-editor",)),
    Page("link", "/campaigns/links/", ("counselor", "campaign-editor"), (ROW,)),
    Page("link-new", "/campaigns/links/new/", ("campaign-editor",)),
    Page("link-over", "/l/gibtesnicht", ("public",), status=404),
)
