"""Writing down who was there: one person, everybody who is left, somebody who came without a seat."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from training.attendance.rules import minutes_of_date
from training.enums import Outcome, RegistrationOrigin, RegistrationStatus
from training.models import Attendance, PartnerAttendance, Registration, SessionCount, SessionDate, TrainingSession
from training.network.matching import partner_of_person
from training.signup.seats import live_with, locked, recount

PRESENT, ABSENT, OPEN = "yes", "no", ""


class SeenOtherwise(Exception):
    """Somebody marked this person meanwhile; `now` is what stands there."""

    def __init__(self, now: str):
        super().__init__(now)
        self.now = now


class NoSeat(Exception):
    """The person has no seat (any more): first say that they came anyway."""


class AlreadyHere(Exception):
    """The same address has a registration for this session that counts."""


def code_of(mark: Attendance | None) -> str:
    """What a mark says: "yes", "no", or "" for none."""
    if mark is None:
        return OPEN
    return PRESENT if mark.is_present else ABSENT


def current(registration: Registration, date: SessionDate) -> str:
    """What stands at this date now."""
    return code_of(Attendance.objects.filter(registration=registration, date=date).first())


@transaction.atomic
def mark(*, registration: Registration, date: SessionDate, to: str, seen: str, user: int,
         minutes: int | None = None) -> str:  # fmt: skip
    """Write down that a person was there (`to` "yes"), was not ("no"), or take the mark back ("").

    `seen` is what stood there for the one who marks. Raises SeenOtherwise when it is neither that nor `to` any more,
    and NoSeat for a person without a seat. Marked twice is marked once.
    """
    registration = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    if registration.status != RegistrationStatus.CONFIRMED:
        raise NoSeat
    there = Attendance.objects.filter(registration=registration, date=date).first()
    now = code_of(there)
    if now not in (seen, to):
        raise SeenOtherwise(now)
    if to == now and minutes is None:
        return now
    if to == OPEN:
        Attendance.objects.filter(registration=registration, date=date).delete()
    else:
        _write(registration, date, is_present=to == PRESENT, minutes=minutes, user=user)
    note_partners(date.session, [registration])
    return to


def _write(registration: Registration, date: SessionDate, *, is_present: bool, minutes: int | None, user: int):
    if minutes is not None:
        minutes = min(minutes, minutes_of_date(date)) if is_present else None
    Attendance.objects.update_or_create(
        state_id=registration.state_id, registration=registration, date=date,
        defaults={"is_present": is_present, "minutes": minutes, "marked_by_id": user, "marked_at": timezone.now()},
    )  # fmt: skip


@transaction.atomic
def mark_rest_absent(*, date: SessionDate, user: int) -> int:
    """Everybody with a seat whom nobody has marked for this date was not there; answers how many."""
    seated = Registration.objects.filter(session=date.session_id, status=RegistrationStatus.CONFIRMED)
    marked = Attendance.objects.filter(date=date).values("registration")
    rest = list(seated.exclude(pk__in=marked).select_for_update(of=("self",)).order_by("pk"))
    now = timezone.now()
    Attendance.objects.bulk_create(
        [
            Attendance(state_id=each.state_id, registration=each, date=date, is_present=False, marked_by_id=user,
                       marked_at=now)
            for each in rest
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    return len(rest)


@transaction.atomic
def apply_presence(*, date: SessionDate, present: dict[int, int | None], user: int) -> int:
    """Presence as an online report tells it: minutes by registration. A later report or a "no" gives way.

    Answers how many people were marked. Those who lost their seat meanwhile are left out.
    """
    people = Registration.objects.filter(
        pk__in=list(present), session=date.session_id, status=RegistrationStatus.CONFIRMED
    )
    people = list(people.select_for_update(of=("self",)).order_by("pk"))
    for each in people:
        _write(each, date, is_present=True, minutes=present[each.pk], user=user)
    note_partners(date.session, people)
    return len(people)


@transaction.atomic
def bring_in(*, registration: Registration) -> Registration:
    """Somebody on the waiting list, or who had cancelled, came anyway: counted like a walk-in, without a seat.

    Raises AlreadyHere when the same address registered anew meanwhile, Registration.DoesNotExist when it was erased.
    """
    with locked(registration.session_id) as session:
        registration = Registration.objects.get(pk=registration.pk)
        if registration.status == RegistrationStatus.CONFIRMED:
            return registration
        if live_with(session, registration.email_mark).exclude(pk=registration.pk).exists():
            raise AlreadyHere
        registration.status = RegistrationStatus.CONFIRMED
        registration.origin = RegistrationOrigin.WALK_IN
        registration.confirmed_at = registration.confirmed_at or timezone.now()
        registration.deadline = registration.cancelled_at = None
        registration.save(update_fields=["status", "origin", "confirmed_at", "deadline", "cancelled_at"])
        recount(session)
    return registration


def note_partners(session: TrainingSession, registrations: Iterable[Registration]) -> None:
    """Keep which institutions of the network took part, by these people whose marks have changed.

    An institution goes from the list when its last person is unmarked, unless deleted people are counted already.
    """
    people = list(registrations)
    present = set(
        Attendance.objects.filter(registration__in=people, is_present=True).values_list("registration_id", flat=True)
    )
    left: set[int] = set()
    for each in people:
        if each.pk in present:
            if partner := each.partner_id or _matched(session, each):
                PartnerAttendance.objects.get_or_create(session=session, partner_id=partner)
        elif each.partner_id:
            left.add(each.partner_id)
    if left:
        forget_partners(session, left)


def _matched(session: TrainingSession, registration: Registration) -> int | None:
    partner = partner_of_person(registration, programme_id=session.programme_id)
    if partner is None:
        return None
    Registration.objects.filter(pk=registration.pk).update(partner=partner)
    return partner.pk


def forget_partners(session: TrainingSession, partners: set[int]) -> None:
    """Take those of these institutions from the list of which nobody was there, unless deleted people are counted."""
    if SessionCount.objects.filter(session=session, outcome=Outcome.ATTENDED).exists():
        return
    there = Attendance.objects.filter(
        date__session=session, is_present=True, registration__partner__in=partners
    ).values_list("registration__partner", flat=True)
    PartnerAttendance.objects.filter(session=session, partner__in=partners - set(there)).delete()
