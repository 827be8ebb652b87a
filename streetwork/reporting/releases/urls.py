"""Addresses of the published statistics, for staff."""

from django.urls import path

from streetwork.reporting.releases import views

app_name = "data"
urlpatterns = [
    path("", views.home, name="home"),
    path("research/", views.research, name="research"),
    path("releases/<str:kind>/<str:code>/", views.release_page, name="release"),
    path("releases/<str:kind>/<str:code>/correction/", views.ask_for_correction, name="ask"),
    path("corrections/<int:pk>/", views.decide_correction, name="decide"),
]
