"""Public addresses of campaigns: `/c/<slug>/`, `/pl/c/<slug>/`; and the switch for staff."""

from django.urls import path

from campaigns.public_page import views
from streetwork.web.localized import localized

app_name = "campaign-page"
urlpatterns = [
    path("campaigns/<int:pk>/page/", views.settings, name="settings"),
    localized(path("c/<slug:slug>/", views.page, name="page")),
]
