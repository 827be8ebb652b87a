"""Addresses of API tokens."""

from django.urls import path

from streetwork.reporting.tokens import views

app_name = "tokens"
urlpatterns = [
    path("", views.token_list, name="list"),
    path("new/", views.new_token, name="new"),
    path("<int:pk>/renew/", views.renew_token, name="renew"),
    path("<int:pk>/revoke/", views.revoke_token, name="revoke"),
]
