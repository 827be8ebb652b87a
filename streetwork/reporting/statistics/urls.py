"""Public addresses of the open statistics: `/statistics/`, `/pl/statistics/`."""

from django.urls import path

from streetwork.reporting.statistics import views
from streetwork.web.localized import localized

app_name = "statistics"
urlpatterns = [
    localized(
        path("statistics/", views.home, name="home"),
        path("statistics/method/", views.method, name="method"),
    )
]
