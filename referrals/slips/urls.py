"""Public addresses of slips: `/r/<token>/`, `/pl/r/<token>/`, and where centres confirm."""

from django.urls import path

from referrals.slips import views
from streetwork.web.localized import localized

app_name = "slips"
urlpatterns = [
    path("r/<str:token>/centre.vcf", views.vcard, name="vcard"),
    localized(
        path("r/<str:token>/", views.slip, name="slip"),
        path("confirm/", views.confirm, name="confirm"),
    ),
]
