from tests.tour.page import Page

PAGES: tuple[Page, ...] = (
    Page("training-figures", "/training/figures/?period=all", ("training-manager", "coordinator", "figures-only")),
)
