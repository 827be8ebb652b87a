"""Changing sessions: planned, opened, held, cancelled. One transaction each; people who registered are told."""

import uuid
from contextlib import suppress
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone

from streetwork.web.steps import Changed
from training.enums import SessionStatus
from training.models import Registration, TrainingSession
from training.sessions.changes import Plan, PlannedDate, Refused
from training.sessions.rules import has_people, may_cancel, missing_for_opening, steps_of
from training.sessions.writing import calendar_facts, unused_slug, write_dates, write_span, write_trainers
from training.signup.actions import offer_free_seats
from training.signup.mail import tell_all

TRIES = 3
# Certificates and figures say what was held, and where: once it was, it stays.
SETTLED = ("course_version_id", "state_id")


def stamp(session: TrainingSession) -> str:
    """Tells whether a session is the same as when the form was opened; seats that come and go do not count."""
    return session.updated_at.isoformat()


def locked(session: TrainingSession) -> TrainingSession:
    """The row as it is now, for this transaction alone: the same lock that registrations take."""
    return TrainingSession.objects.select_for_update(no_key=True).get(pk=session.pk)


@transaction.atomic
def save_session(
    *, session: TrainingSession | None, plan: Plan, user: int, key: uuid.UUID | None = None, seen: str = ""
) -> tuple[TrainingSession, bool]:
    """Plan a new session (`session` None) or change one; answers it and whether it is new.

    A new one is a draft; the form's `key` saved twice is saved once. A change raises Changed when `seen` (`stamp`) is
    not what it was last time, Refused("seats") when more people have a seat than there would be, Refused("people") when
    the host state would change for people who registered, Refused("version") when what was held would get another
    course or host state, Refused("attendance") as `write_dates` says. People with a seat or on the waiting list are
    told about other dates or another place; more seats go to the waiting list.
    """
    if session is None:
        return _create(plan, user, key or uuid.uuid4())
    return _change(session, plan, seen), False


def _create(plan: Plan, user: int, key: uuid.UUID) -> tuple[TrainingSession, bool]:
    session, is_new = _row_of(key, plan.facts | {"created_by_id": user}, plan.dates)
    if is_new:
        write_dates(session, plan.dates)
        write_trainers(session, plan.trainers)
        session.states.set(plan.states)
        write_span(session)
        session.save(update_fields=["starts_at", "ends_at"])
    return session, is_new


def _row_of(key: uuid.UUID, facts: dict, dates: tuple[PlannedDate, ...]) -> tuple[TrainingSession, bool]:
    """The row of the key. Somebody who takes the same address at the same moment only makes it the next one."""
    for _attempt in range(TRIES):
        slug = unused_slug(facts["title"], dates)
        with suppress(IntegrityError), transaction.atomic():
            return TrainingSession.objects.get_or_create(key=key, defaults=facts | {"slug": slug})
    return TrainingSession.objects.get_or_create(key=key, defaults=facts | {"slug": f"{slug[:40]}-{key.hex[:12]}"})


def _change(session: TrainingSession, plan: Plan, seen: str) -> TrainingSession:
    held = locked(session)
    if stamp(held) != seen:
        raise Changed
    _check_facts(held, plan.facts)
    before, seats = calendar_facts(held), held.capacity
    for name, value in plan.facts.items():
        setattr(held, name, value)
    write_dates(held, plan.dates)
    write_trainers(held, plan.trainers)
    held.states.set(plan.states)
    write_span(held)
    if held.status == SessionStatus.OPEN and missing_for_opening(held):
        raise Refused(missing_for_opening(held)[0])
    has_moved = calendar_facts(held) != before
    if has_moved:
        held.sequence += 1
    held.updated_at = timezone.now()
    held.save()
    if held.status == SessionStatus.OPEN:
        if has_moved and has_people(held) and held.ends_at and held.ends_at > held.updated_at:
            tell_all(held, "changed")
        if held.capacity > seats and held.waiting:
            offer_free_seats(held)
    return held


def _check_facts(held: TrainingSession, facts: dict) -> None:
    """Raises Refused as `save_session` says."""
    if facts.get("capacity", held.capacity) < held.seats_taken:
        raise Refused("seats")
    changed = {name for name in SETTLED if facts.get(name, getattr(held, name)) != getattr(held, name)}
    if changed and held.status == SessionStatus.HELD:
        raise Refused("version")
    if "state_id" in changed and _was_ever_registered_for(held):
        raise Refused("people")


def _was_ever_registered_for(session: TrainingSession) -> bool:
    return Registration.objects.filter(session=session).exists()


def open_session(*, session: TrainingSession) -> TrainingSession:
    """Let people register. Raises Refused with what is missing (date, place), or "status"."""
    return move_session(session=session, to=SessionStatus.OPEN)


def hold_session(*, session: TrainingSession) -> TrainingSession:
    """Say that it was held; possible from its beginning on. Raises Refused("status")."""
    return move_session(session=session, to=SessionStatus.HELD)


@transaction.atomic
def move_session(*, session: TrainingSession, to: str) -> TrainingSession:
    """Take a step of `steps_of`; what it is already it stays. Raises Refused "status", "date" or "place"."""
    held = locked(session)
    if to == held.status:
        return held
    if to not in {step.to for step in steps_of(held, timezone.now())}:
        raise Refused("status")
    if to == SessionStatus.OPEN and (missing := missing_for_opening(held)):
        raise Refused(missing[0])
    held.status, held.updated_at = SessionStatus(to), timezone.now()
    held.save(update_fields=["status", "updated_at"])
    return held


class Told(NamedTuple):
    """How many people of a session are told by mail, and how many gave no address or did not confirm it."""

    by_mail: int
    unreached: int


@transaction.atomic
def cancel_session(*, session: TrainingSession, reason: str) -> Told | None:
    """Call it off, for good: everybody with a seat or on the waiting list is told, with the reason.

    Cancelled again it stays as it is, nobody is told twice, and the answer is None. Raises Refused("status").
    """
    held = locked(session)
    if held.status == SessionStatus.CANCELLED:
        return None
    if not may_cancel(held):
        raise Refused("status")
    now = timezone.now()
    held.status, held.cancel_reason, held.cancelled_at, held.updated_at = SessionStatus.CANCELLED, reason, now, now
    held.sequence += 1
    held.save(update_fields=["status", "cancel_reason", "cancelled_at", "updated_at", "sequence"])
    told = tell_all(held, "cancelled") if has_people(held) else 0
    return Told(told, held.seats_taken + held.waiting - told)


@transaction.atomic
def delete_draft(*, session: TrainingSession) -> None:
    """Throw a draft away. Raises Refused("status") for what was open once and somebody registered for."""
    held = locked(session)
    if held.status != SessionStatus.DRAFT or _was_ever_registered_for(held):
        raise Refused("status")
    held.delete()
