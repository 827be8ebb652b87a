"""The open statistics on the tour."""

from tests.tour.page import Page

PAGES: tuple[Page, ...] = (
    Page("statistics", "/statistics/", ("public", "coordinator")),
    *(Page(f"statistics-{code}", f"/{code}/statistics/", ("public",)) for code in ("ru", "vi")),
    Page("statistics-table", "/statistics/?table=state-language", ("public",)),
    Page("statistics-unknown", "/statistics/?period=1999-01", ("public",)),
    Page("statistics-method", "/statistics/method/", ("public",)),
    Page("statistics-method-pl", "/pl/statistics/method/", ("public",)),
)
