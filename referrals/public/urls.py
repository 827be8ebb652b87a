"""Public addresses of the directory: `/centers/`, `/pl/centers/`."""

from django.urls import path

from referrals.public import views
from streetwork.web.localized import localized

app_name = "centers"
urlpatterns = [
    path("centers/<uuid:uid>/centre.vcf", views.vcard, name="vcard"),
    localized(
        path("centers/", views.center_list, name="list"),
        path("centers/<uuid:uid>/", views.center_detail, name="detail"),
    ),
]
