"""A session held again: once, or as a series every few weeks. The hours stay, across the change of clocks."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from training.courses.queries import newest_released
from training.enums import SessionStatus
from training.models import CourseVersion, SessionDate, TrainingSession
from training.sessions.actions import open_session, save_session
from training.sessions.changes import Plan, PlannedDate, PlannedTrainer, Refused
from training.sessions.conflicts import Conflict, Wish, conflicts_of
from training.sessions.free_days import free_day
from training.sessions.rules import is_course_in_use

MOST = 26
COPIED = (
    "programme_id", "state_id", "title", "description", "language_id", "form", "place", "street", "postcode", "city",
    "online_url", "accessibility", "contact_email", "capacity", "has_waiting_list", "certificate_share",
    "teaching_minutes", "responsible_id",
)  # fmt: skip


@dataclass(frozen=True)
class Proposal:
    """A copy as it would be, with what speaks against it."""

    day: datetime.date
    dates: tuple[PlannedDate, ...]
    free: tuple[str, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def is_wise(self) -> bool:
        return not self.free


def first_day_of(session: TrainingSession) -> datetime.date:
    """The local day of the first date; today when it has none."""
    return timezone.localdate(session.starts_at) if session.starts_at else timezone.localdate()


def days_of(first: datetime.date, *, weeks: int, count: int) -> list[datetime.date]:
    """`count` days, each `weeks` weeks after the one before."""
    return [first + datetime.timedelta(weeks=weeks * number) for number in range(count)]


def proposals_of(session: TrainingSession, days: Iterable[datetime.date]) -> list[Proposal]:
    """What the copies that begin on these days would be."""
    trainers = _trainers_of(session)
    dates = {day: shifted_dates(session, day - first_day_of(session)) for day in days}
    conflicts = conflicts_of({day: Wish(planned, trainers) for day, planned in dates.items()})
    return [
        Proposal(day, planned, tuple(_free(session, planned)), tuple(conflicts.get(day, ())))
        for day, planned in dates.items()
    ]


def _free(session: TrainingSession, dates: Iterable[PlannedDate]) -> Iterable[str]:
    days = dict.fromkeys(timezone.localdate(date.starts_at) for date in dates)
    return filter(None, (free_day(day, session.state) for day in days))


def shifted_dates(session: TrainingSession, by: datetime.timedelta) -> tuple[PlannedDate, ...]:
    return tuple(PlannedDate(*shifted_span(date, by), date.note) for date in session.dates.all())


def shifted_span(date: SessionDate, by: datetime.timedelta) -> tuple[datetime.datetime, datetime.datetime]:
    """From when to when; what would begin in the hour that summer time skips begins after it and lasts as long."""
    begin, end = shifted(date.starts_at, by), shifted(date.ends_at, by)
    return begin, end if end > begin else begin + (date.ends_at - date.starts_at)


def shifted(moment: datetime.datetime, by: datetime.timedelta) -> datetime.datetime:
    """The same time of day some days later."""
    return timezone.make_aware(timezone.localtime(moment).replace(tzinfo=None) + by).astimezone(datetime.UTC)


def newest_version(session: TrainingSession) -> CourseVersion:
    """What is taught now: the newest released version of the session's course in its language."""
    own = session.course_version
    return newest_released().filter(course=own.course_id, language=own.language_id).first() or own


@transaction.atomic
def make_copies(
    *, session: TrainingSession, days: Iterable[datetime.date], user: int, key: uuid.UUID, opens: bool = False
) -> list[TrainingSession]:
    """One session for each day, with the newest version of the course, as drafts or (`opens`) open at once.

    The same `key` and day make the same session: sent twice it is made once. Several copies and the first one form a
    series. Raises Refused "retired" when the course is, and others when they cannot open; then none is made.
    """
    if not is_course_in_use(session):
        raise Refused("retired")
    days = list(days)
    version, many = newest_version(session), len(days) > 1
    if many and session.series is None:
        session.series = uuid.uuid4()
        TrainingSession.objects.filter(pk=session.pk, series=None).update(series=session.series)
    states, trainers = tuple(session.states.values_list("pk", flat=True)), _trainers_of(session)
    made = []
    for day in days:
        by = day - first_day_of(session)
        facts = {name: getattr(session, name) for name in COPIED} | {
            "course_version_id": version.pk,
            "series": session.series,
            "opens_at": shifted(session.opens_at, by) if session.opens_at else None,
            "closes_at": shifted(session.closes_at, by) if session.closes_at else None,
        }
        plan = Plan(facts=facts, dates=shifted_dates(session, by), trainers=trainers, states=states)
        copy, is_new = save_session(session=None, plan=plan, user=user, key=uuid.uuid5(key, day.isoformat()))
        if opens and is_new and copy.status == SessionStatus.DRAFT:
            copy = open_session(session=copy)
        made.append(copy)
    return made


def _trainers_of(session: TrainingSession) -> tuple[PlannedTrainer, ...]:
    return tuple(PlannedTrainer(t.name, t.user_id, t.is_public) for t in session.trainers.all())
