"""Addresses of the figures of trainings."""

from django.urls import path

from training.figures import views

app_name = "figures"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<str:kind>/", views.export, name="export"),
]
