"""Fetching rows of working groups that the person may see; everything else is 404."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from training.group.queries import groups_of, place_of
from training.group.rules import Standing
from training.models import AgendaItem, Decision, GroupMember, GroupTask, Meeting, WorkingGroup


def _standing(request: HttpRequest, group: WorkingGroup) -> Standing:
    return Standing(request.access, group, place_of(request.access, group))


def group_or_404(request: HttpRequest, pk: int) -> Standing:
    return _standing(request, get_object_or_404(groups_of(request.access).select_related("programme"), pk=pk))


def _row_or_404(request: HttpRequest, model, pk: int, *related: str):
    rows = model.objects.filter(group__in=groups_of(request.access))
    row = get_object_or_404(rows.select_related("group__programme", *related), pk=pk)
    return row, _standing(request, row.group)


def meeting_or_404(request: HttpRequest, pk: int) -> tuple[Meeting, Standing]:
    return _row_or_404(request, Meeting, pk, "minutes_by", "minutes_released_by")


def item_or_404(request: HttpRequest, pk: int) -> tuple[AgendaItem, Standing]:
    return _row_or_404(request, AgendaItem, pk, "meeting", "proposed_by")


def task_or_404(request: HttpRequest, pk: int) -> tuple[GroupTask, Standing]:
    return _row_or_404(request, GroupTask, pk, "meeting", "item", "assignee__user")


def member_or_404(request: HttpRequest, pk: int) -> tuple[GroupMember, Standing]:
    return _row_or_404(request, GroupMember, pk, "user", "state")


def decision_or_404(request: HttpRequest, pk: int) -> tuple[Decision, Standing]:
    mine = Decision.objects.filter(meeting__group__in=groups_of(request.access))
    decision = get_object_or_404(mine.select_related("meeting__group__programme", "item"), pk=pk)
    return decision, _standing(request, decision.meeting.group)
