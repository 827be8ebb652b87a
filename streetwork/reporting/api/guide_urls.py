"""How to use the API: one public page for everybody, also reached from Data."""

from django.urls import path

from streetwork.reporting.api import guide
from streetwork.web.localized import localized

app_name = "api-guide"
urlpatterns = [
    path("data/api/", guide.from_data, name="from-data"),
    localized(path("statistics/api/", guide.page, name="guide")),
]
