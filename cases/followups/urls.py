from django.urls import path

from cases.followups import views

app_name = "followups"
urlpatterns = [
    path("", views.follow_up_list, name="list"),
    path("contacts/<int:pk>/", views.agree_of_contact, name="agree-contact"),
    path("cases/<int:pk>/", views.agree_of_case, name="agree-case"),
    path("<int:pk>/settle/", views.settle, name="settle"),
    path("<int:pk>/undo/", views.undo, name="undo"),
    path("<int:pk>/move/", views.move, name="move"),
    path("<int:pk>/again/", views.try_again, name="again"),
]
