"""Trend notes and the weekly review on the tour."""

from tests.tour.page import Page

PAGES: tuple[Page, ...] = (
    Page("review", "/review/", ("counselor", "counselor-abroad", "counselor-lara", "coordinator", "lead")),
    Page("review-one-language", "/review/?language=ro", ("counselor",)),
    Page("review-decide", "/review/", ("lead",), click=".review-row .decision summary"),
    Page("trend-notes", "/review/notes/", ("counselor", "campaign-editor", "coordinator")),
    Page("trend-notes-empty", "/review/notes/?first=2030-01-01", ("counselor",)),
    Page("trend-note", "/review/notes/", ("counselor", "lead"), ("article h2 a",)),
    Page("trend-note-new", "/review/notes/new/", ("counselor", "counselor-abroad")),
)
