"""Public addresses of trainings: `/trainings/`, `/pl/trainings/`."""

from django.urls import path

from streetwork.web.localized import localized
from training.public import views

app_name = "trainings"
urlpatterns = [
    localized(
        path("trainings/", views.training_list, name="list"),
        path("trainings/<slug:slug>/", views.training_detail, name="detail"),
        path("trainings/<slug:slug>/training.ics", views.calendar_file, name="ics"),
        path("trainings/my/<str:token>/material/<int:pk>/", views.material, name="material"),
    )
]
