from django.urls import path

from streetwork.presence import views

app_name = "spaces"
urlpatterns = [
    path("", views.space_list, name="list"),
    path("new/", views.space_new, name="new"),
    path("<int:pk>/", views.space_detail, name="detail"),
    path("<int:pk>/edit/", views.space_edit, name="edit"),
    path("<int:pk>/members/", views.space_members, name="members"),
    path("<int:pk>/visited/", views.space_visited, name="visited"),
]
