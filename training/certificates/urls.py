"""Proving a certificate (`/certificates/`, `/pl/certificates/<code>/`), fetching one's own, and for staff."""

from django.urls import path

from streetwork.web.localized import localized
from training.certificates import staff, views

app_name = "certificates"
urlpatterns = [
    path("training/certificates/<int:pk>/certificate.pdf", staff.certificate, name="staff"),
    path("training/certificates/<int:pk>/withdraw/", staff.withdraw_certificate, name="withdraw"),
    path("training/certificates/<int:pk>/restore/", staff.restore_certificate, name="restore"),
    localized(
        path("certificates/", views.check, name="check"),
        path("certificates/<str:code>/", views.by_code, name="code"),
        path("trainings/my/<str:token>/certificate.pdf", views.mine, name="mine"),
    ),
]
