"""Seats are given under the lock of the session's row alone, so there are never more than there are.

The session counts its seats itself (`seats_taken`, `waiting`), which the database compares with its capacity.
"""

import datetime
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from django.db import transaction
from django.db.models import Count, Q

from streetwork.tenancy.scope import current, scope
from training.enums import SEATED, RegistrationOrigin, RegistrationStatus
from training.models import Registration, TrainingSession
from training.signup.rules import LIVE, answer_until, gives_seats

TAKES_A_SEAT = ~Q(origin=RegistrationOrigin.WALK_IN)
UNCONFIRMED_WAITING = Q(status=RegistrationStatus.WAITING, confirmed_at=None)
OVERDUE = Q(status__in=[RegistrationStatus.PENDING, RegistrationStatus.OFFERED]) | UNCONFIRMED_WAITING


def open_state(state_id: int) -> AbstractContextManager:
    """The scope of the one state that hosts a session, if it is not open for writing already.

    What happens to seats follows from the rules of the session alone, so this may widen: a stranger registers, a
    link is used, a seat becomes free because somebody in the team changed the session.
    """
    opened = current()
    if opened is not None and state_id in opened.write:
        return nullcontext()
    return scope({state_id}, {state_id}, widen="seats of a training")


@contextmanager
def locked(session_id: int) -> Iterator[TrainingSession]:
    """The session with its row locked and its state open; when all is done, its seats are counted again.

    Whatever changes the status of a registration happens inside. Raises TrainingSession.DoesNotExist.
    """
    with transaction.atomic():
        rows = TrainingSession.objects.select_for_update(of=("self",), no_key=True)
        session = rows.get(pk=session_id)
        with open_state(session.state_id):
            yield session
            recount(session)


def registrations_of(session: TrainingSession):
    """The session's registrations, in the scope of its state."""
    return Registration.objects.filter(state=session.state_id, session=session.pk)


def live_with(session: TrainingSession, mark: bytes | None):
    """The session's registration that counts and has the address of this mark; none without an address.

    The database lets there be one at most.
    """
    rows = registrations_of(session)
    return rows.filter(email_mark=mark, status__in=LIVE) if mark else rows.none()


def recount(session: TrainingSession) -> None:
    """Bring the session's counters in line with its registrations; needs its lock and its state's scope."""
    counted = registrations_of(session).aggregate(
        seats_taken=Count("pk", filter=Q(status__in=SEATED) & TAKES_A_SEAT),
        waiting=Count("pk", filter=Q(status=RegistrationStatus.WAITING)),
    )
    if counted != {"seats_taken": session.seats_taken, "waiting": session.waiting}:
        TrainingSession.objects.filter(pk=session.pk).update(**counted)
        session.seats_taken, session.waiting = counted["seats_taken"], counted["waiting"]


def expire(session: TrainingSession, now: datetime.datetime) -> list[Registration]:
    """Take the seats back from those who did not answer in time; answers who let an offer pass."""
    overdue = list(registrations_of(session).filter(OVERDUE, deadline__lte=now))
    if overdue:
        passed = [row.pk for row in overdue]
        registrations_of(session).filter(pk__in=passed).update(status=RegistrationStatus.EXPIRED)
        recount(session)
    return [row for row in overdue if row.status == RegistrationStatus.OFFERED]


def move_up(session: TrainingSession, now: datetime.datetime) -> list[Registration]:
    """Give free seats to those who wait, in the order of their registration; answers who gets an offer.

    Who has not confirmed the address yet holds the seat as everybody does who has just registered: the link in
    the mail that they already have confirms it.
    """
    if not (session.waiting and session.free_seats and gives_seats(session, now)):
        return []
    waiting = registrations_of(session).filter(status=RegistrationStatus.WAITING).order_by("pk")
    offered = []
    for row in waiting[: session.free_seats]:
        if row.confirmed_at is None:
            row.status = RegistrationStatus.PENDING
        else:
            row.status, row.deadline = RegistrationStatus.OFFERED, answer_until(now, session.starts_at)
            offered.append(row)
        row.save(update_fields=["status", "deadline"])
    recount(session)
    return offered
