from django.urls import path

from streetwork.accounts.views import demo, invitation, me

app_name = "accounts"
urlpatterns = [
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("me/", me.me, name="me"),
    path("declaration/", me.declaration, name="declaration"),
    path("scope/", me.choose_scope, name="scope"),
    path("demo/", demo.demo_login, name="demo-login"),
]
