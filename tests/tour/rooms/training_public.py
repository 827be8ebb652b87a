"""Public trainings on the tour."""

from tests.tour.page import Page

FIRST = ".training-row h3 a"
PAGES: tuple[Page, ...] = (
    Page("trainings", "/trainings/", ("public",)),
    *(Page(f"trainings-{code}", f"/{code}/trainings/", ("public",)) for code in ("ro", "vi")),
    Page("trainings-filtered", "/trainings/?state=ST&form=online", ("public",)),
    Page("trainings-empty", "/trainings/?q=gibtesnicht", ("public",)),
    Page("training", "/trainings/", ("public", "counselor"), (FIRST,)),
    Page("training-ru", "/ru/trainings/", ("public",), (FIRST,)),
)
