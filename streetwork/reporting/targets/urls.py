from django.urls import path

from streetwork.reporting.targets import views

app_name = "targets"
urlpatterns = [
    path("", views.target_list, name="list"),
    path("edit/", views.edit, name="edit"),
    path("export.<slug:kind>", views.export, name="export"),
]
