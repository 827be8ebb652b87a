from django.urls import path

from streetwork.rota import calendar_views, views

app_name = "rota"
urlpatterns = [
    path("team/rota/", views.week, name="week"),
    path("team/rota/me/", views.mine, name="mine"),
    path("team/rota/people/<int:pk>/", views.person, name="person"),
    path("team/rota/people/<int:pk>/times/", views.add_times, name="add-times"),
    path("team/rota/people/<int:pk>/away/", views.add_absence, name="add-absence"),
    path("team/rota/times/<int:pk>/delete/", views.delete_time, name="delete-time"),
    path("team/rota/away/<int:pk>/end/", views.end_absence, name="end-absence"),
    path("team/rota/calendar/", calendar_views.settings_page, name="calendar"),
    path("team/rota/calendar/make/", calendar_views.make_feed, name="make-feed"),
    path("team/rota/calendar/revoke/", calendar_views.revoke_feed, name="revoke-feed"),
    path("team/rota/daily-mail/", calendar_views.daily_mail, name="daily-mail"),
    path("calendar/<str:token>.ics", calendar_views.feed, name="feed"),
]
