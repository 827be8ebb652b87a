"""The agenda: proposals of members, taken up, put into order."""

import uuid
from typing import Any

from django.db import transaction
from django.db.models import Max

from training.enums import ItemStatus, MeetingStatus
from training.group.actions.groups import locked
from training.group.actions.meetings import locked_meeting
from training.group.document import ON
from training.group.errors import Refused
from training.group.rules import is_frozen
from training.group.seen import ITEM, check, put
from training.models import AgendaItem, Meeting, WorkingGroup

TAKE_UP, DECLINE, PUT_BACK, WITHDRAW = "take_up", "decline", "put_back", "withdraw"
UP, DOWN = "up", "down"


@transaction.atomic
def propose_item(
    *, group: WorkingGroup, key: uuid.UUID, facts: dict[str, Any], user: int, meeting: Meeting | None = None,
    straight_on: bool = False,
) -> tuple[AgendaItem, bool]:  # fmt: skip
    """A proposal, and whether it is new. `straight_on`: an editor puts it onto the agenda of `meeting` at once."""
    locked(group.pk)
    if known := AgendaItem.objects.filter(key=key).first():
        return known, False
    held = locked_meeting(meeting.pk) if straight_on and meeting else None
    item = AgendaItem.objects.create(group=group, key=key, proposed_by_id=user, meeting=meeting, **facts)
    if held:
        _put_on(item, held)
    return item, True


@transaction.atomic
def change_item(*, item: AgendaItem, facts: dict[str, Any], seen: str) -> AgendaItem:
    """Raises Changed, or Refused "released"."""
    held = _held(item)
    check(held, ITEM, seen)
    put(held, facts)
    return held


@transaction.atomic
def take_up(*, items: list[AgendaItem], meeting: Meeting) -> int:
    """Onto the meeting's agenda, at its end, in the order given; answers how many. Raises Refused."""
    locked(meeting.group_id)
    held = locked_meeting(meeting.pk)
    count = 0
    for item in items:
        fresh = AgendaItem.objects.select_for_update().get(pk=item.pk)
        if fresh.status == ItemStatus.PROPOSED:
            _put_on(fresh, held)
            count += 1
    return count


def _put_on(item: AgendaItem, meeting: Meeting) -> None:
    if is_frozen(meeting):
        raise Refused("released")
    if meeting.status == MeetingStatus.CANCELLED:
        raise Refused("status")
    last = meeting.items.filter(status__in=ON).aggregate(last=Max("position"))["last"] or 0
    put(item, {"meeting": meeting, "status": ItemStatus.ON_AGENDA, "position": last + 1})


@transaction.atomic
def decline_item(*, item: AgendaItem) -> None:
    held = _held(item)
    _has_no_minutes(held)
    put(held, {"status": ItemStatus.DECLINED, "meeting": None, "position": 0})


@transaction.atomic
def put_back(*, item: AgendaItem) -> None:
    """Off the agenda, or taken up again after it was declined: a proposal for any meeting."""
    held = _held(item)
    _has_no_minutes(held)
    put(held, {"status": ItemStatus.PROPOSED, "meeting": None, "position": 0})


@transaction.atomic
def withdraw_item(*, item: AgendaItem) -> None:
    """Its writer takes a proposal back: as if it had not been made. Raises Refused when it was decided about."""
    held = _held(item)
    if held.status != ItemStatus.PROPOSED:
        raise Refused("status")
    _has_no_minutes(held)
    held.delete()


@transaction.atomic
def move_item(*, item: AgendaItem, direction: str) -> None:
    """One place up or down on its agenda; at the end it stays. Raises Refused "released"."""
    held = _held(item)
    if held.meeting_id is None or held.status not in ON:
        raise Refused("status")
    order = list(AgendaItem.objects.filter(meeting=held.meeting_id, status__in=ON).order_by("position", "pk"))
    here = next(place for place, each in enumerate(order) if each.pk == held.pk)
    there = here + {UP: -1, DOWN: 1}[direction]
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    for place, each in enumerate(order, 1):
        if each.position != place:
            AgendaItem.objects.filter(pk=each.pk).update(position=place)


def _held(item: AgendaItem) -> AgendaItem:
    """The item's row and its meeting's, locked. Raises Refused "released" when the minutes are out.

    While the group is held an item may still leave its meeting (one cancelled or released lets go), but join none.
    """
    locked(item.group_id)
    meeting = Meeting.objects.select_for_update(of=("self",)).filter(items=item.pk).first()
    fresh = AgendaItem.objects.select_for_update(of=("self",)).filter(pk=item.pk).first()
    if fresh is None:
        raise Refused("status")
    if fresh.meeting_id and is_frozen(meeting):
        raise Refused("released")
    return fresh


def _has_no_minutes(item: AgendaItem) -> None:
    if item.record or item.decisions.exists() or item.tasks.exists():
        raise Refused("minutes")
