"""Mounted at /api/v1/."""

from django.urls import path

from streetwork.vocabulary.api import views

app_name = "open-api"
urlpatterns = [
    path("states/", views.StateList.as_view(), name="states"),
    path("languages/", views.LanguageList.as_view(), name="languages"),
    path("topics/", views.TopicList.as_view(), name="topics"),
    path("platforms/", views.PlatformList.as_view(), name="platforms"),
    path("schema/", views.Schema.as_view(), name="schema"),
]
