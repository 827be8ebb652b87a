"""Addresses of procedure cards."""

from django.urls import path

from training.procedures import views

app_name = "procedures"
urlpatterns = [
    path("", views.card_list, name="list"),
    path("export.csv", views.export_cards, name="export"),
    path("new/", views.new_card, name="new"),
    path("<int:pk>/", views.edit_card, name="edit"),
    path("<int:pk>/check/", views.check_card, name="check"),
    path("<int:pk>/remove/", views.remove_card, name="remove"),
]
