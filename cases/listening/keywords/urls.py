"""Addresses of the keywords, in the namespace `listening`, under /listening/keywords/."""

from django.urls import path

from cases.listening.keywords import views

urlpatterns = [
    path("", views.keyword_list, name="keywords"),
    path("new/", views.keyword_new, name="keyword-new"),
    path("try/", views.keyword_try, name="keyword-try"),
    path("export.csv", views.keyword_export, name="keyword-export"),
    path("import/", views.keyword_import, name="keyword-import"),
    path("<int:pk>/", views.keyword_detail, name="keyword"),
    path("<int:pk>/edit/", views.keyword_edit, name="keyword-edit"),
    path("<int:pk>/switch/", views.keyword_switch, name="keyword-switch"),
    path("<int:pk>/delete/", views.keyword_delete, name="keyword-delete"),
]
