"""Tasks whose day comes near: their assignee hears of it once."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from streetwork.delivery.reminders import Due, reminder
from training.enums import TaskStatus
from training.group.queries import current
from training.models import GroupMember, GroupTask

DAYS_BEFORE = timedelta(days=3)


@reminder(
    key="group.task_due",
    subject=_("A task of your working group is due"),
    link=lambda task: reverse("group:task", args=[task]),
)
def due_tasks(today):
    """Open tasks, due from three days before their day. Another day or another person is a new reminder."""
    tasks = GroupTask.objects.filter(
        status=TaskStatus.OPEN, due_on__lte=today + DAYS_BEFORE, assignee__user__is_active=True,
        assignee__in=GroupMember.objects.filter(current(today)), group__is_active=True,
        group__programme__is_archived=False,
    ).order_by("pk")  # fmt: skip
    for task, user, due_on in tasks.values_list("pk", "assignee__user", "due_on"):
        yield Due(task, user, due_on - DAYS_BEFORE)
