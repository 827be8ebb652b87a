"""Procedure cards on the tour."""

from tests.tour.page import Page

PAGES: tuple[Page, ...] = (
    Page(
        "procedures",
        "/training/network/procedures/",
        ("training-manager", "lead", "coordinator", "counselor", "archive"),
    ),
    Page("procedures-old", "/training/network/procedures/?show=old", ("training-manager",)),
    Page("procedures-empty", "/training/network/procedures/?q=gibtesnicht", ("training-manager",)),
    Page("procedure-new", "/training/network/procedures/new/", ("training-manager",)),
)
