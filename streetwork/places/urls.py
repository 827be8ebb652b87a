from django.urls import path

from streetwork.places import views

app_name = "places"
urlpatterns = [path("", views.suggest, name="suggest")]
