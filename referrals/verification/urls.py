"""Public addresses of a centre's own link, with a language prefix: /v/<token>/ is German."""

from django.urls import path

from referrals.verification.views import link
from streetwork.web.localized import localized

app_name = "verification"
urlpatterns = [
    localized(
        path("v/<str:token>/", link.answer, name="answer"),
        path("v/<str:token>/correct/", link.correct, name="correct"),
    )
]
