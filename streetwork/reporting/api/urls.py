"""Mounted at /api/v1/stats/. Addresses end without a slash; with one they are sent there."""

from django.urls import path, re_path

from streetwork.reporting.api import views

app_name = "stats-api"
urlpatterns = [
    path("tables", views.TableList.as_view(), name="tables"),
    path("tables/<str:table>", views.TableRows.as_view(), name="table"),
    path("releases", views.ReleaseList.as_view(), name="releases"),
    re_path(r"^(?P<rest>(?:tables(?:/[^/]+)?|releases))/$", views.without_slash, name="without-slash"),
]
