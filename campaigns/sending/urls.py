from django.urls import path

from campaigns.sending.views import channels, posts

app_name = "sending"
urlpatterns = [
    path("", posts.overview, name="overview"),
    path("looks/", posts.doubtful, name="doubtful"),
    path("channels/<int:pk>/", channels.channel, name="channel"),
    path("channels/<int:pk>/check/", channels.check, name="check"),
    path("channels/<int:pk>/pause/", channels.pause, name="pause"),
    path("channels/<int:pk>/resume/", channels.resume, name="resume"),
    path("channels/<int:pk>/disconnect/", channels.disconnect, name="disconnect"),
    path("posts/<int:pk>/now/", posts.send_now, name="now"),
    path("posts/<int:pk>/again/", posts.send_again, name="again"),
    path("posts/<int:pk>/replan/", posts.back_to_plan, name="replan"),
    path("posts/<int:pk>/there/", posts.found_there, name="there"),
]
