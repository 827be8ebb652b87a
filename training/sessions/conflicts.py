"""Who would have to be in two places at once. Nobody is kept from planning; they are told."""

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from streetwork.rota.models import Absence
from training.enums import SessionStatus
from training.models import SessionDate, TrainingSession
from training.sessions.changes import PlannedDate, PlannedTrainer
from training.sessions.when import clock_text


@dataclass(frozen=True)
class Wish:
    """When somebody is wanted where. `session` is the key of the session itself, which is no conflict."""

    dates: tuple[PlannedDate, ...]
    trainers: tuple[PlannedTrainer, ...]
    session: int | None = None


@dataclass(frozen=True)
class Conflict:
    """`other` is the session that takes place at the same time; None: the person is away."""

    trainer: str
    date: PlannedDate
    other: TrainingSession | None = None

    def sentence(self, programmes: frozenset[int]) -> str:
        """In words; sessions of programmes that the reader does not know are not named."""
        begin, end = timezone.localtime(self.date.starts_at), timezone.localtime(self.date.ends_at)
        facts = {"name": self.trainer, "day": date_format(begin, "SHORT_DATE_FORMAT"), "time": clock_text(begin, end)}
        if self.other is None:
            return _("%(name)s is away on %(day)s.") % facts
        if self.other.programme_id not in programmes:
            return _("%(name)s trains elsewhere on %(day)s, %(time)s.") % facts
        return _("%(name)s trains at “%(title)s” on %(day)s, %(time)s.") % (facts | {"title": self.other.title})


def wish_of(session: TrainingSession) -> Wish:
    """The wish of a session as it stands; reads `dates` and `trainers`, fetched beforehand."""
    return Wish(
        tuple(PlannedDate(date.starts_at, date.ends_at, date.note, date.pk) for date in session.dates.all()),
        tuple(PlannedTrainer(t.name, t.user_id, t.is_public) for t in session.trainers.all()),
        session.pk,
    )


def conflicts_of(wishes: dict[Hashable, Wish]) -> dict[Hashable, list[Conflict]]:
    """The conflicts of each wish, in the order of its dates. As many queries for many wishes as for one."""
    wanted = {key: wish for key, wish in wishes.items() if wish.dates and wish.trainers}
    if not wanted:
        return {}
    taken, away = _taken(wanted.values()), _away(wanted.values())
    found = {
        key: [
            Conflict(trainer.name, date, other)
            for date in sorted(wish.dates, key=lambda date: date.starts_at)
            for trainer in wish.trainers
            for other in _others(wish, trainer, date, taken, away)
        ]
        for key, wish in wanted.items()
    }
    return {key: conflicts for key, conflicts in found.items() if conflicts}


def _person(user: int | None, name: str) -> Hashable:
    return user if user is not None else " ".join(name.casefold().split())


def _others(wish, trainer, date, taken, away) -> Iterable[TrainingSession | None]:
    person = _person(trainer.user, trainer.name)
    seen = set()
    for other in taken.get(person, ()):
        if other.session_id == wish.session or other.session_id in seen:
            continue
        if other.starts_at < date.ends_at and other.ends_at > date.starts_at:
            seen.add(other.session_id)
            yield other.session
    first, last = timezone.localdate(date.starts_at), timezone.localdate(date.ends_at)
    if any(start <= last and end >= first for start, end in away.get(person, ())):
        yield None


def _period(wishes: Iterable[Wish]) -> tuple[datetime.datetime, datetime.datetime]:
    dates = [date for wish in wishes for date in wish.dates]
    return min(date.starts_at for date in dates), max(date.ends_at for date in dates)


def _taken(wishes: Iterable[Wish]) -> dict[Hashable, list[SessionDate]]:
    """The dates that each of the trainers has within the period, drafts included."""
    wishes = list(wishes)
    begin, end = _period(wishes)
    trainers = [trainer for wish in wishes for trainer in wish.trainers]
    people = {_person(trainer.user, trainer.name) for trainer in trainers}
    them = Q(session__trainers__user__in={t.user for t in trainers if t.user is not None})
    for name in {t.name for t in trainers if t.user is None}:
        them |= Q(session__trainers__name__iexact=name)
    dates = (
        SessionDate.objects.filter(them, starts_at__lt=end, ends_at__gt=begin)
        .exclude(session__status=SessionStatus.CANCELLED)
        .select_related("session")
        .prefetch_related("session__trainers")
        .distinct()
    )
    taken = defaultdict(list)
    for date in dates:
        for person in {_person(t.user_id, t.name) for t in date.session.trainers.all()} & people:
            taken[person].append(date)
    return taken


def _away(wishes: Iterable[Wish]) -> dict[Hashable, list[tuple[datetime.date, datetime.date]]]:
    """When each of the trainers of the team is away: days alone are known, never a reason."""
    wishes = list(wishes)
    begin, end = _period(wishes)
    users = {trainer.user for wish in wishes for trainer in wish.trainers if trainer.user is not None}
    away = defaultdict(list)
    if users:
        absences = Absence.objects.filter(
            user__in=users, first_day__lte=timezone.localdate(end), last_day__gte=timezone.localdate(begin)
        )
        for user, first, last in absences.values_list("user", "first_day", "last_day"):
            away[user].append((first, last))
    return away
