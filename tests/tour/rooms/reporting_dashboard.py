"""Dashboards on the tour."""

from tests.tour.page import Page

WHO = ("coordinator", "lead", "figures-only")
PAGES: tuple[Page, ...] = (
    Page("dashboard", "/dashboard/", WHO),
    Page("dashboard-tables", "/dashboard/?period=last_12", ("coordinator",), click=".is-bars button[value=table]"),
    Page("dashboard-narrow", "/dashboard/?period=last_year&compare=year&language=pl", ("lead",)),
    Page("dashboard-origins", "/dashboard/origins/?period=last_12", WHO),
    Page("dashboard-referrals", "/dashboard/referrals/", ("coordinator", "lead")),
    Page("dashboard-evidence", "/dashboard/evidence/", ("coordinator", "figures-only")),
    Page("dashboard-work", "/dashboard/work/?period=last_12", WHO),
    Page("dashboard-empty", "/dashboard/?since=2001-01-01&until=2001-02-01", ("coordinator",)),
)
