"""Addresses of sessions for the team: the list, one session, its steps."""

from django.urls import path

from training.sessions.views import copies, looking, steps, writing

app_name = "sessions"
urlpatterns = [
    path("", looking.session_list, name="list"),
    path("sessions/new/", writing.new_session, name="new"),
    path("sessions/<int:pk>/", looking.session_detail, name="detail"),
    path("sessions/<int:pk>/edit/", writing.edit_session, name="edit"),
    path("sessions/<int:pk>/copy/", copies.copy_session, name="copy"),
    path("sessions/<int:pk>/step/", steps.take_step, name="step"),
    path("sessions/<int:pk>/cancel/", steps.cancel, name="cancel"),
    path("sessions/<int:pk>/delete/", steps.delete, name="delete"),
    path("sessions/<int:pk>/session.ics", looking.calendar_file, name="ics"),
]
