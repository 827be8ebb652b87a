"""Reading who registered and who was there. All of it needs a scope of the session's host state."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from training.attendance import rules
from training.enums import RegistrationOrigin
from training.models import Attendance, Registration, SessionCount, SessionDate, TrainingSession

COUNTED = Q(confirmed_at__isnull=False) | Q(origin=RegistrationOrigin.WALK_IN)


def people_of(session: TrainingSession) -> QuerySet[Registration]:
    """Everybody who registered for it, in order of arrival."""
    return (
        Registration.objects.filter(session=session)
        .select_related("home_state", "language", "partner")
        .order_by("registered_at", "pk")
    )


def counted_people(session: TrainingSession) -> QuerySet[Registration]:
    """Registrations of the session that are people: not the addresses that were never confirmed."""
    return Registration.objects.filter(COUNTED, session=session)


def marks_of(registrations: Iterable[Registration]) -> dict[int, list[Attendance]]:
    """The marks of each registration, by its key; those without a mark are there with an empty list. One query."""
    marks: dict[int, list[Attendance]] = {each.pk: [] for each in registrations}
    for mark in Attendance.objects.filter(registration__in=list(marks)).order_by("date__starts_at", "pk"):
        marks[mark.registration_id].append(mark)
    return marks


@dataclass
class CountRow:
    """People of one session who are alike: of live registrations and of those deleted since, in one shape.

    `minutes` is the sum of the minutes they were there.
    """

    session_id: int
    engagement: str
    institution_type: str
    home_state_id: int | None
    country: str
    outcome: str
    people: int = 0
    minutes: int = 0


def counts_of(session_ids: Iterable[int], *, now: datetime | None = None) -> list[CountRow]:
    """How many people took part, did not come, cancelled: within the states in scope. Five queries at most."""
    ids = list(session_ids)
    live = list(Registration.objects.filter(COUNTED, session__in=ids))
    return _summed(chain(SessionCount.objects.filter(session__in=ids), _rows_of(live, now)))


def kept_of(session: TrainingSession) -> list[CountRow]:
    """What is kept of the session's people who are deleted."""
    return _summed(SessionCount.objects.filter(session=session))


def counted(registrations: list[Registration], *, now: datetime | None = None) -> list[CountRow]:
    """These registrations as counts."""
    return _summed(_rows_of(registrations, now))


def _rows_of(registrations: list[Registration], now: datetime | None) -> Iterator[CountRow]:
    for each, session, outcome, minutes in outcomes_of(registrations, now=now):
        yield CountRow(
            session.pk, each.engagement, each.institution_type, each.home_state_id, str(each.country), outcome.value,
            1, minutes,
        )  # fmt: skip


def _summed(rows) -> list[CountRow]:
    groups: dict[tuple, CountRow] = {}
    for row in rows:
        key = (
            row.session_id, row.engagement, row.institution_type, row.home_state_id, str(row.country), row.outcome,
        )  # fmt: skip
        group = groups.setdefault(key, CountRow(*key))
        group.people += row.people
        group.minutes += row.minutes
    return list(groups.values())


def outcomes_of(registrations: list[Registration], *, now: datetime | None = None):
    """(registration, its session, outcome, minutes present) of each; three queries."""
    now = now or timezone.now()
    sessions = TrainingSession.objects.prefetch_related(Prefetch("dates", SessionDate.objects.order_by("starts_at")))
    by_id = sessions.in_bulk({each.session_id for each in registrations})
    marks = marks_of(registrations)
    for each in registrations:
        session = by_id[each.session_id]
        outcome = rules.outcome_of(each, session, marks[each.pk], now)
        yield each, session, outcome, rules.minutes_present(session.dates.all(), marks[each.pk])


def by_session(rows: Iterable[CountRow]) -> dict[int, list[CountRow]]:
    """The rows of each session."""
    found: dict[int, list[CountRow]] = defaultdict(list)
    for row in rows:
        found[row.session_id].append(row)
    return found
