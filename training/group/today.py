"""What a working group puts on Today: own tasks, meetings to answer, minutes to release."""

from datetime import timedelta

from django.utils import timezone

from training.enums import GroupRole, MeetingStatus, Reply
from training.group.presenters import REPLY_ICONS, MeetingRow
from training.group.queries import current, my_groups, open_tasks_of
from training.models import GroupMember, Meeting, MeetingPresence

# How far ahead a meeting and a task's day are worth a line.
AHEAD = timedelta(days=14)
MOST = 6


def working_group(request) -> dict | None:
    """The person's own open tasks that are due within two weeks, the meetings of these weeks with the own answer, and
    for chairs and whoever takes the minutes, what is to be released; None when there is nothing of it."""
    access, now = request.access, timezone.now()
    groups = set(my_groups(access).values_list("pk", flat=True))
    if not groups:
        return None
    today = timezone.localdate(now)
    tasks = [task for task in open_tasks_of(access) if task.due_on is None or task.due_on <= today + AHEAD]
    meetings = _meetings(access.user_id, groups, now)
    minutes = _unreleased(access.user_id, groups, now)
    if not (tasks or meetings or minutes):
        return None
    return {
        "tasks": [(task, task.due_on is not None and task.due_on < today) for task in tasks[:MOST]],
        "more": max(0, len(tasks) - MOST),
        "meetings": meetings,
        "minutes": minutes,
    }


def _meetings(user_id: int, groups: set[int], now) -> list[tuple[MeetingRow, str, str]]:
    coming = Meeting.objects.filter(
        group__in=groups, status=MeetingStatus.INVITED, ends_at__gt=now, starts_at__lte=now + AHEAD
    )
    found = list(coming.select_related("group").order_by("starts_at")[:MOST])
    mine = MeetingPresence.objects.filter(meeting__in=[meeting.pk for meeting in found], member__user=user_id)
    replies = dict(mine.values_list("meeting", "reply")) if found else {}
    return [
        (MeetingRow(meeting, now), reply, REPLY_ICONS[reply])
        for meeting in found
        for reply in [Reply(replies.get(meeting.pk, Reply.NONE))]
    ]


def _unreleased(user_id: int, groups: set[int], now) -> list[Meeting]:
    """Meetings that are over without released minutes, for the chairs and who takes the minutes."""
    chairs = GroupMember.objects.filter(current(), user=user_id, role=GroupRole.CHAIR).values("group")
    over = Meeting.objects.filter(group__in=groups, ends_at__lte=now, minutes_released_at=None)
    over = over.exclude(status=MeetingStatus.CANCELLED).select_related("group")
    mine = over.filter(group__in=chairs) | over.filter(minutes_by=user_id)
    return list(mine.order_by("-starts_at")[:MOST])
