"""The minutes: every section is saved alone, a decision gets its number, the release freezes all of it."""

import hashlib
import json
import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from streetwork.web.steps import Changed
from training.enums import ItemStatus, MeetingStatus
from training.group.actions.meetings import locked_meeting
from training.group.document import ON, document_of
from training.group.errors import Refused
from training.group.mail import plan_minutes
from training.group.rules import is_frozen, may_release
from training.group.seen import DECISION, INTRO, RECORD, check, put
from training.models import AgendaItem, Decision, GroupTask, Meeting


def _open(meeting_id: int) -> Meeting:
    held = locked_meeting(meeting_id)
    if is_frozen(held):
        raise Refused("released")
    if held.status == MeetingStatus.CANCELLED:
        raise Refused("status")
    return held


@transaction.atomic
def save_intro(*, meeting: Meeting, text: str, seen: str) -> Meeting:
    """Raises Changed, or Refused."""
    held = _open(meeting.pk)
    if held.minutes_intro != text:
        check(held, INTRO, seen)
        put(held, {"minutes_intro": text})
    return held


@transaction.atomic
def save_record(*, item: AgendaItem, text: str, seen: str) -> AgendaItem:
    """What was said about one item. Raises Changed, or Refused."""
    held = _item_of_open(item)
    if held.record != text:
        check(held, RECORD, seen)
        put(held, {"record": text})
    return held


def _item_of_open(item: AgendaItem) -> AgendaItem:
    if item.meeting_id is None:
        raise Refused("status")
    _open(item.meeting_id)
    held = AgendaItem.objects.select_for_update(of=("self",)).filter(
        pk=item.pk, meeting=item.meeting_id, status__in=ON
    ).first()  # fmt: skip
    if held is None:
        raise Refused("status")
    return held


@transaction.atomic
def add_decision(*, item: AgendaItem, key: uuid.UUID, text: str) -> tuple[Decision, bool]:
    """A decision with the meeting's next number, and whether it is new. Raises Refused."""
    held = _item_of_open(item)
    if held.meeting is None:
        raise Refused("status")
    if known := Decision.objects.filter(key=key).first():
        return known, False
    last = Decision.objects.filter(meeting=held.meeting_id).aggregate(last=Max("number"))["last"] or 0
    decision = Decision.objects.create(meeting=held.meeting, item=held, key=key, number=last + 1, text=text)
    return decision, True


@transaction.atomic
def change_decision(*, decision: Decision, text: str, seen: str) -> Decision:
    """Raises Changed, or Refused."""
    _open(decision.meeting_id)
    held = Decision.objects.select_for_update().filter(pk=decision.pk).first()
    if held is None:
        raise Changed
    if held.text != text:
        check(held, DECISION, seen)
        put(held, {"text": text})
    return held


@transaction.atomic
def remove_decision(*, decision: Decision) -> None:
    """It was none after all; the numbers behind it close up. Raises Refused."""
    _open(decision.meeting_id)
    Decision.objects.filter(pk=decision.pk).delete()
    for number, each in enumerate(Decision.objects.filter(meeting=decision.meeting_id).order_by("number"), 1):
        if each.number != number:
            put(each, {"number": number})


@transaction.atomic
def add_task(*, item: AgendaItem, key: uuid.UUID, facts: dict[str, Any], user: int) -> tuple[GroupTask, bool]:
    """A task out of an agenda item, and whether it is new. Raises Refused."""
    held = _item_of_open(item)
    return GroupTask.objects.get_or_create(
        key=key,
        defaults=facts | {"group_id": held.group_id, "meeting_id": held.meeting_id, "item": held,
                          "created_by_id": user},
    )  # fmt: skip


def version_of(meeting: Meeting) -> str:
    """Tells whether the minutes are still those that somebody has read, to release exactly these."""
    return hashlib.sha256(json.dumps(document_of(meeting)).encode()).hexdigest()[:16]


@transaction.atomic
def release_minutes(*, meeting: Meeting, user: int, seen: str, now: datetime | None = None) -> int:
    """Freeze the minutes for good and mail them to the members; answers how many mails are planned.

    Raises Changed when they are not those that were shown (`version_of`), Refused "released" or "status" (too early).
    """
    now = now or timezone.now()
    held = _open(meeting.pk)
    if not may_release(held, now):
        raise Refused("status")
    if version_of(held) != seen:
        raise Changed
    held.items.filter(status=ItemStatus.PROPOSED).update(meeting=None)
    held.items.filter(status=ItemStatus.ON_AGENDA).update(status=ItemStatus.DONE)
    put(held, {
        "minutes_frozen": document_of(held), "minutes_released_at": now, "minutes_released_by_id": user,
        "status": MeetingStatus.HELD,
    })  # fmt: skip
    return plan_minutes(held)
