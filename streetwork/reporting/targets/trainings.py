"""How many trainings were held, and who took part: by programme, state and month. Counted as in `training.figures`."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from cases.results.figures import Count
from streetwork.reporting.periods import Period, first_of_month
from streetwork.tenancy.scope import current, scope
from training.attendance.queries import counts_of
from training.enums import Outcome, SessionStatus
from training.feedback.rules import LEAST
from training.models import TrainingSession


@dataclass
class Trainings:
    """Sessions held by (programme, state, month); people by (programme, states that they count for, month)."""

    held: Counter[tuple[int, int, date]] = field(default_factory=Counter)
    people: Counter[tuple[int, frozenset[int], date]] = field(default_factory=Counter)

    def sessions(self, programme: int, states: Collection[int], period: Period) -> int:
        """Trainings that these states host."""
        return sum(
            number
            for (of, state, month), number in self.held.items()
            if of == programme and state in states and month in period
        )

    def participants(self, programme: int, states: Collection[int], period: Period, *, exactly: bool) -> Count:
        """Who took part in trainings that these states host, and who came from these states to those of others.

        One to four people of a half-year are told as that to everybody who does not keep the trainings.
        """
        told = Count()
        for half in period.parts("half"):
            number = sum(
                people
                for (of, places, month), people in self.people.items()
                if of == programme and month in half and not places.isdisjoint(states)
            )
            veiled = not exactly and 0 < number < LEAST
            told += Count(1, LEAST - 1) if veiled else Count(number, number)
        return told


def trainings_of(programmes: Collection[int], days: Period) -> Trainings:
    """All of them at once: nine queries, whatever is asked afterwards. Only sums leave the wider scope."""
    found = Trainings()
    sessions = {
        session.pk: session
        for session in TrainingSession.objects.filter(
            programme__in=sorted(programmes), starts_at__date__gte=days.first, starts_at__date__lte=days.last
        ).exclude(status=SessionStatus.DRAFT)
    }
    months = {pk: first_of_month(timezone.localdate(session.starts_at)) for pk, session in sessions.items()}
    for pk, session in sessions.items():
        if session.status == SessionStatus.HELD:
            found.held[session.programme_id, session.state_id, months[pk]] += 1
    for row in _counts(sessions):
        session = sessions[row.session_id]
        places = frozenset({session.state_id, row.home_state_id} - {None})
        found.people[session.programme_id, places, months[row.session_id]] += row.people
    return found


def _counts(sessions):
    if not sessions:
        return []
    opened = current()
    read = {session.state_id for session in sessions.values()} | (set(opened.read) if opened else set())
    with scope(read, opened.write if opened else (), widen="targets: sums of participants by their state"):
        return [row for row in counts_of(list(sessions)) if row.outcome == Outcome.ATTENDED]
