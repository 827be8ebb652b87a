"""Public addresses: registering, and a participant's own page. `/trainings/…` is German, `/pl/trainings/…` Polish."""

from django.urls import path

from streetwork.web.localized import localized
from training.signup.views import mine, register

app_name = "signup"
urlpatterns = [
    localized(
        path("trainings/<slug:slug>/register/", register.register, name="register"),
        path("trainings/<slug:slug>/registered/", register.sent, name="sent"),
        path("trainings/my/<str:token>/", mine.mine, name="mine"),
        path("trainings/my/<str:token>/confirm/", mine.confirm, name="confirm"),
        path("trainings/my/<str:token>/accept/", mine.accept, name="accept"),
        path("trainings/my/<str:token>/cancel/", mine.cancel, name="cancel"),
        path("trainings/my/<str:token>/change/", mine.change, name="change"),
        path("trainings/my/<str:token>/training.ics", mine.calendar_file, name="ics"),
    )
]
