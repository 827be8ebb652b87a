from django.urls import path

from campaigns.calendar.views import moving, pages, planning, shifting

app_name = "calendar"
urlpatterns = [
    path("", pages.month, name="month"),
    path("week/", pages.week, name="week"),
    path("languages/", pages.lanes, name="lanes"),
    path("list/", pages.list_view, name="list"),
    path("of/<int:pk>/", pages.of_campaign, name="campaign"),
    path("plan/", planning.plan, name="plan"),
    path("fill/", planning.fill, name="fill"),
    path("shift/", shifting.shift, name="shift"),
    path("<int:pk>/", moving.placement, name="placement"),
    path("<int:pk>/move/", moving.move, name="move"),
    path("<int:pk>/change/", moving.change, name="change"),
    path("<int:pk>/cancel/", moving.cancel, name="cancel"),
    path("<int:pk>/restore/", moving.restore, name="restore"),
]
