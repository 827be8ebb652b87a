"""The form behind a participant's link, in eight languages, and the results for staff."""

from django.urls import path

from streetwork.web.localized import localized
from training.feedback import staff, views

app_name = "feedback"
urlpatterns = [
    path("training/feedback/", staff.overview, name="results"),
    path("training/feedback/results.csv", staff.export, name="export"),
    path("training/feedback/sessions/<int:pk>/", staff.session_results, name="session"),
    path("training/feedback/courses/<int:pk>/", staff.course_results, name="course"),
    localized(path("trainings/my/<str:token>/feedback/", views.feedback, name="form")),
]
