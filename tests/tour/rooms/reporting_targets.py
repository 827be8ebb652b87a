"""Targets on the tour: read by coordinators and partners, set by leads."""

from tests.tour.page import Page

PAGES: tuple[Page, ...] = (
    Page("targets", "/dashboard/targets/", ("coordinator", "lead", "figures-only")),
    Page("targets-behind", "/dashboard/targets/?light=behind", ("lead",)),
    Page("targets-empty", "/dashboard/targets/?light=reached&state=0&period=2019", ("coordinator",)),
    Page("targets-edit", "/dashboard/targets/edit/", ("lead")),
)
