"""Addresses of the dashboards. Filters stand in the query, so that every selection has an address."""

from django.urls import path

from streetwork.reporting.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("origins/", views.origins, name="origins"),
    path("referrals/", views.referrals, name="referrals"),
    path("evidence/", views.evidence, name="evidence"),
    path("work/", views.work, name="work"),
    path("charts/<slug:key>/<slug:kind>/", views.chart, name="chart"),
    path("files/<slug:page>/<slug:kind>/", views.export, name="export"),
]
