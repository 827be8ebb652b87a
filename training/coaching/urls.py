"""Addresses of the coaching log."""

from django.urls import path

from training.coaching import views

app_name = "coaching"
urlpatterns = [
    path("", views.coaching_list, name="list"),
    path("new/", views.coaching_new, name="new"),
    path("export.<str:kind>", views.export, name="export"),
    path("<int:pk>/", views.coaching_edit, name="edit"),
    path("<int:pk>/remove/", views.coaching_remove, name="remove"),
]
