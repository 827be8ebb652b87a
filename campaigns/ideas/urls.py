from django.urls import path

from campaigns.ideas import views

app_name = "campaigns"
urlpatterns = [
    path("", views.idea_list, name="ideas"),
    path("new/", views.new_idea, name="new-idea"),
    path("<int:pk>/", views.edit_idea, name="idea"),
    path("<int:pk>/settle/", views.settle, name="settle-idea"),
]
