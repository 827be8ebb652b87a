from django.urls import path

from campaigns.links import public_views, views

app_name = "links"
urlpatterns = [
    path("l/<str:slug>", public_views.go, name="go"),
    path("campaigns/links/", views.link_list, name="list"),
    path("campaigns/links/new/", views.link_new, name="new"),
    path("campaigns/links/export.csv", views.link_export, name="export"),
    path("campaigns/links/rules/<int:programme>/", views.policy, name="policy"),
    path("campaigns/links/<int:pk>/", views.link_detail, name="detail"),
    path("campaigns/links/<int:pk>/change/", views.link_change, name="change"),
    path("campaigns/links/<int:pk>/switch/", views.link_switch, name="switch"),
    path("campaigns/links/<int:pk>/code.svg", views.link_code, name="code"),
]
