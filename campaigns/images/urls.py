from django.urls import path

from campaigns.images import views

app_name = "images"
urlpatterns = [
    path("", views.picture_list, name="list"),
    path("new/", views.new_picture, name="new"),
    path("<int:pk>/", views.show_picture, name="show"),
    path("public/<slug:sha256>/", views.show_public_picture, name="public"),
    path("<int:pk>/edit/", views.edit_credit, name="edit"),
]
