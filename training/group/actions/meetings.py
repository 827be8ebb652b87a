"""Meetings: planned, invited to, moved, cancelled; who answered, who came."""

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from training.enums import MeetingStatus, Reply
from training.group.errors import Refused
from training.group.mail import plan_cancellations, plan_invitations
from training.group.queries import members_of
from training.group.rules import is_frozen, may_cancel, may_invite, takes_replies
from training.group.seen import MEETING, check, put
from training.models import GroupMember, Meeting, MeetingPresence, WorkingGroup

# What people have in their calendars: a change of these is told to them. Another time is answered anew.
TIMES = ("starts_at", "ends_at")
TOLD = ("title", *TIMES, "form", "place", "online_url")

# What a member says; what the chair noted about the day itself stays.
ANSWERS = (Reply.NONE, Reply.ACCEPTED, Reply.DECLINED)


def locked_meeting(pk: int) -> Meeting:
    """The meeting's row, held to the end of the transaction: all that its minutes say goes through here."""
    return Meeting.objects.select_for_update().get(pk=pk)


@transaction.atomic
def create_meeting(
    *, group: WorkingGroup, key: uuid.UUID, facts: dict[str, Any], user: int
) -> tuple[Meeting, bool]:  # fmt: skip
    """A planned meeting, and whether it is new. Nobody is invited yet."""
    return Meeting.objects.get_or_create(key=key, defaults=facts | {"group": group, "created_by_id": user})


@transaction.atomic
def change_meeting(*, meeting: Meeting, facts: dict[str, Any], seen: str) -> int:
    """Change what is said about a meeting; answers how many people are told because they were invited already.

    At another time to come nobody has answered yet: neither what people said nor what was noted is about that day.
    Raises Changed, or Refused: "released" (the minutes say when it was), "status" (it was cancelled).
    """
    held = locked_meeting(meeting.pk)
    check(held, MEETING, seen)
    if is_frozen(held):
        raise Refused("released")
    if held.status == MeetingStatus.CANCELLED:
        raise Refused("status")
    now = timezone.now()
    changed = {name for name in TOLD if name in facts and getattr(held, name) != facts[name]}
    put(held, facts)
    if not changed.isdisjoint(TIMES) and held.starts_at > now:
        held.presences.update(reply=Reply.NONE)
    if not (changed and may_invite(held, now) and held.status == MeetingStatus.INVITED):
        return 0
    put(held, {"sequence": held.sequence + 1})
    return _tell_all(held)


@transaction.atomic
def invite(*, meeting: Meeting, again: bool = False) -> int:
    """Mail the invitation with the agenda to everybody who has not got this one; answers how many mails are planned.

    `again` sends a newer one to all, with the agenda as it is now. Raises Refused "status" when it is too late.
    """
    held = locked_meeting(meeting.pk)
    now = timezone.now()
    if not may_invite(held, now):
        raise Refused("status")
    facts: dict[str, Any] = {"status": MeetingStatus.INVITED, "invited_at": now}
    if again and held.status == MeetingStatus.INVITED:
        facts["sequence"] = held.sequence + 1
    put(held, facts)
    return _tell_all(held)


def _tell_all(meeting: Meeting) -> int:
    """Plan the invitations. Who gets one stands in the meeting's list, so that its end is told to them, too."""
    have = set(MeetingPresence.objects.filter(meeting=meeting).values_list("member", flat=True))
    MeetingPresence.objects.bulk_create(
        (MeetingPresence(meeting=meeting, member=each) for each in members_of(meeting.group) if each.pk not in have),
        ignore_conflicts=True,
    )
    return plan_invitations(meeting)


@transaction.atomic
def cancel_meeting(*, meeting: Meeting) -> int:
    """It does not take place; who was invited is told. Its agenda waits for another meeting. Answers how many mails."""
    held = locked_meeting(meeting.pk)
    if held.status == MeetingStatus.CANCELLED:
        return 0
    if not may_cancel(held):
        raise Refused("status")
    was_invited = held.status == MeetingStatus.INVITED
    put(held, {"status": MeetingStatus.CANCELLED, "sequence": held.sequence + 1})
    held.items.filter(record="", decisions=None, tasks=None).update(meeting=None, status="proposed", position=0)
    return plan_cancellations(held) if was_invited and held.ends_at > timezone.now() else 0


@transaction.atomic
def answer(*, meeting: Meeting, member: GroupMember, reply: str) -> None:
    """What a member answers to the invitation. Raises Refused "status" when nobody is asked any more."""
    held = locked_meeting(meeting.pk)
    if reply not in (Reply.ACCEPTED, Reply.DECLINED) or not takes_replies(held, timezone.now()):
        raise Refused("status")
    row, is_new = MeetingPresence.objects.get_or_create(meeting=held, member=member, defaults={"reply": reply})
    if not is_new and row.reply in ANSWERS:
        put(row, {"reply": reply})


@transaction.atomic
def note_presence(*, meeting: Meeting, replies: dict[int, str], seen: dict[int, str]) -> None:
    """Write down who came or answered: {member: reply}, changing only those that differ from what the form showed.

    So two people who note different members never undo each other. Raises Refused "released".
    """
    held = locked_meeting(meeting.pk)
    if is_frozen(held):
        raise Refused("released")
    for member, reply in replies.items():
        if reply != seen.get(member, Reply.NONE):
            MeetingPresence.objects.update_or_create(meeting=held, member_id=member, defaults={"reply": reply})
