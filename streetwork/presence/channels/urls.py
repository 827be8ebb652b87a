from django.urls import path

from streetwork.presence.channels import views

app_name = "channels"
urlpatterns = [
    path("", views.channel_list, name="list"),
    path("new/", views.channel_new, name="new"),
    path("<int:pk>/", views.channel_detail, name="detail"),
    path("<int:pk>/edit/", views.channel_edit, name="edit"),
    path("<int:pk>/close/", views.channel_close, name="close"),
    path("<int:pk>/reopen/", views.channel_reopen, name="reopen"),
    path("<int:pk>/followers/", views.followers, name="followers"),
    path("<int:pk>/followers/<int:count>/", views.count_edit, name="count-edit"),
    path("<int:pk>/followers/<int:count>/remove/", views.count_remove, name="count-remove"),
]
