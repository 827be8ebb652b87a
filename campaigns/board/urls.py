"""Addresses of campaigns: the board, one campaign, its steps."""

from django.urls import path

from campaigns.board.views import board, campaigns, ideas, steps

app_name = "board"
urlpatterns = [
    path("", board.campaign_list, name="list"),
    path("new/", campaigns.new_campaign, name="new"),
    path("<int:pk>/", board.campaign_detail, name="detail"),
    path("<int:pk>/edit/", campaigns.edit_campaign, name="edit"),
    path("<int:pk>/copy/", campaigns.copy_campaign, name="copy"),
    path("<int:pk>/step/", steps.take_step, name="step"),
    path("<int:pk>/end/", steps.end_campaign, name="end"),
    path("<int:pk>/ideas/", ideas.link, name="link-idea"),
    path("<int:pk>/ideas/<int:idea>/unlink/", ideas.unlink, name="unlink-idea"),
]
