"""Incidents on the tour."""

from tests.tour.page import Page

ROW = "tbody a.row-link"
PAGES: tuple[Page, ...] = (
    Page("incidents", "/incidents/", ("counselor", "lead", "counselor-lara")),
    Page("incidents-empty", "/incidents/", ("counselor-abroad",)),
    Page("incident-new", "/incidents/new/", ("counselor", "counselor-en")),
    Page("incident-new-suicide", "/incidents/new/?type=suicide", ("counselor",)),
    Page("incident-new-images", "/incidents/new/?type=images", ("counselor-lara",)),
    Page("incident-asked", "/incidents/", ("counselor", "lead"), (ROW,)),
    Page("incident-write", "/incidents/", ("counselor",), (ROW, "main a[href$='/edit/']")),
    Page("incident-delete", "/incidents/", ("lead",), (ROW, "main a[href$='/delete/']")),
    Page("incident-plans", "/incidents/plans/", ("lead",)),
    Page("incident-plan", "/incidents/plans/", ("lead",), ("main a[href$='/police/']",)),
    Page("incident-on-call", "/incidents/plans/", ("lead",), ("main a[href*='/on-call/']",)),
    Page("incident-figures", "/incidents/figures/", ("lead", "coordinator")),
)
