"""Proving a certificate, on the tour."""

from tests.tour.page import Page

PAGES: tuple[Page, ...] = (
    Page("certificate-check", "/certificates/", ("public",)),
    Page("certificate-check-ro", "/ro/certificates/", ("public",)),
    Page("certificate-no-code", "/certificates/?code=abc", ("public",), status=422),
    Page("certificate-unknown", "/certificates/00000-00000-00000-00000/", ("public",), status=404),
)
