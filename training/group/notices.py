"""Lines of the daily mail, and the meetings in everybody's calendar feed. Neither says what it is about."""

import datetime

from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from streetwork.accounts.access import access_of
from streetwork.delivery.digest import line
from streetwork.rota import feed
from training.enums import MeetingStatus, Reply
from training.group.queries import my_groups, open_tasks_of
from training.group.reminders import DAYS_BEFORE
from training.models import Meeting, MeetingPresence


@line(key="group.tasks", label=gettext_lazy("Tasks of the working group"), path=reverse_lazy("group:home"))
def tasks_due(user, day: datetime.date) -> int:
    """Own open tasks that are due within three days, or overdue."""
    return open_tasks_of(access_of(user.pk)).filter(due_on__lte=day + DAYS_BEFORE).count()


@line(key="group.replies", label=gettext_lazy("Invitations to answer"), path=reverse_lazy("group:home"))
def invitations(user, day: datetime.date) -> int:
    """Coming meetings that the person is invited to and has not answered."""
    waiting = MeetingPresence.objects.filter(
        member__user=user, member__group__in=my_groups(access_of(user.pk)), reply=Reply.NONE,
        meeting__status=MeetingStatus.INVITED, meeting__starts_at__gt=timezone.now(),
    )  # fmt: skip
    return waiting.count()


@feed.source("group")
def meetings(user, first_day, last_day):
    """Meetings of the person's groups; one that they declined stays out."""
    groups = my_groups(access_of(user.pk)).values("pk")
    declined = MeetingPresence.objects.filter(member__user=user, reply=Reply.DECLINED).values("meeting")
    found = Meeting.objects.filter(
        group__in=groups, starts_at__date__gte=first_day, starts_at__date__lte=last_day
    ).exclude(status__in=(MeetingStatus.PLANNED, MeetingStatus.CANCELLED))  # fmt: skip
    for meeting in found.exclude(pk__in=declined):
        begin, end = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
        same_day = begin.date() == end.date()
        yield feed.Entry(
            uid=str(meeting.pk),
            day=begin.date(),
            start=begin.time() if same_day else None,
            end=end.time() if same_day else None,
            last_day=None if same_day else end.date(),
            title=_("Meeting of the working group"),
            path=reverse("group:meeting", args=[meeting.pk]),
        )
