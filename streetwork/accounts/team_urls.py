from django.urls import path

from streetwork.accounts.views import team

app_name = "team"
urlpatterns = [
    path("", team.team_list, name="list"),
    path("invite/", team.invite, name="invite"),
    path("members/<int:pk>/", team.member_edit, name="member-edit"),
    path("members/<int:pk>/end/", team.member_end, name="member-end"),
    path("invitations/<int:pk>/resend/", team.invitation_resend, name="invitation-resend"),
    path("invitations/<int:pk>/withdraw/", team.invitation_withdraw, name="invitation-withdraw"),
]
