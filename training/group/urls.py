"""Addresses of working groups."""

from django.urls import path

from training.group.views import agenda, archive, groups, meetings, members, minutes, tasks

app_name = "group"
urlpatterns = [
    path("", groups.home, name="home"),
    path("new/", groups.new_group, name="new"),
    path("<int:pk>/", meetings.meeting_list, name="meetings"),
    path("<int:pk>/edit/", groups.edit_group, name="edit"),
    path("<int:pk>/meetings/new/", meetings.new_meeting, name="new-meeting"),
    path("<int:pk>/agenda/", agenda.agenda, name="agenda"),
    path("<int:pk>/agenda/new/", agenda.propose, name="propose"),
    path("<int:pk>/tasks/", tasks.task_list, name="tasks"),
    path("<int:pk>/tasks/new/", tasks.new_task, name="new-task"),
    path("<int:pk>/archive/", archive.search, name="archive"),
    path("<int:pk>/archive/decisions.csv", archive.decisions_csv, name="decisions"),
    path("<int:pk>/members/", members.member_list, name="members"),
    path("<int:pk>/members/new/", members.new_member, name="new-member"),
    path("members/<int:pk>/", members.edit_member, name="member"),
    path("members/<int:pk>/leave/", members.leave, name="leave"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/edit/", meetings.edit_meeting, name="edit-meeting"),
    path("meetings/<int:pk>/invite/", meetings.invite, name="invite"),
    path("meetings/<int:pk>/cancel/", meetings.cancel, name="cancel-meeting"),
    path("meetings/<int:pk>/reply/", meetings.reply, name="reply"),
    path("meetings/<int:pk>/presence/", meetings.presence, name="presence"),
    path("meetings/<int:pk>/meeting.ics", meetings.ics, name="ics"),
    path("meetings/<int:pk>/items/", agenda.fill, name="fill-agenda"),
    path("meetings/<int:pk>/minutes/", minutes.minutes, name="minutes"),
    path("meetings/<int:pk>/minutes/intro/", minutes.save_intro, name="save-intro"),
    path("meetings/<int:pk>/minutes/release/", minutes.release, name="release"),
    path("meetings/<int:pk>/minutes.pdf", minutes.pdf, name="minutes-pdf"),
    path("items/<int:pk>/", agenda.edit_item, name="item"),
    path("items/<int:pk>/step/", agenda.step, name="item-step"),
    path("items/<int:pk>/move/", agenda.move, name="item-move"),
    path("items/<int:pk>/minutes/", minutes.save_record, name="save-record"),
    path("items/<int:pk>/decisions/", minutes.add_decision, name="add-decision"),
    path("items/<int:pk>/tasks/", minutes.add_task, name="add-task"),
    path("decisions/<int:pk>/", minutes.edit_decision, name="decision"),
    path("decisions/<int:pk>/remove/", minutes.remove_decision, name="remove-decision"),
    path("tasks/<int:pk>/", tasks.edit_task, name="task"),
    path("tasks/<int:pk>/tick/", tasks.tick, name="tick"),
]
