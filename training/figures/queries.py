"""The figures of trainings: sessions, people, hours, no-shows, satisfaction, coachings (domain.md: Reporting)."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils import timezone

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAINING_FIGURES, WRITES_TRAININGS
from streetwork.tenancy.scope import current, scope
from training.attendance.queries import CountRow, counts_of
from training.enums import Outcome, SessionStatus
from training.feedback.queries import Results, satisfaction
from training.figures.folding import LEAST, Slice, folded
from training.figures.periods import Span, quarter_of
from training.models import Coaching, PartnerAttendance, TrainingSession
from training.sessions.rules import minutes_of


@dataclass
class Figures:
    """One selection's figures. Hours of people are `minutes` in sum; shares are 0..1, None where nothing is known.

    `is_exact` says that the viewer keeps all these trainings; else small groups are told together (folding.py).
    """

    held: int = 0
    planned: int = 0
    cancelled: int = 0
    teaching_minutes: int = 0
    rows: list[CountRow] = field(default_factory=list)
    institutions: int = 0
    satisfaction: Results = field(default_factory=Results)
    coachings: dict = field(default_factory=dict)
    is_exact: bool = True
    courses: dict[int, str] = field(default_factory=dict)
    quarters: dict[int, str] = field(default_factory=dict)

    def people(self, *outcomes: Outcome) -> int:
        return sum(row.people for row in self.rows if row.outcome in outcomes)

    @property
    def attended(self) -> int:
        return self.people(Outcome.ATTENDED)

    @property
    def attended_shown(self) -> bool:
        """A sum of one to four people is not told to who works with figures alone."""
        return self.is_exact or not 0 < self.attended < LEAST

    @property
    def minutes(self) -> int:
        return sum(row.minutes for row in self.rows if row.outcome == Outcome.ATTENDED)

    @property
    def no_show_share(self) -> float | None:
        """Of those who came or were awaited; not told where it would name single people."""
        away, known = self.people(Outcome.NO_SHOW), self.people(Outcome.NO_SHOW, Outcome.ATTENDED)
        if not known or not (self.is_exact or known >= LEAST):
            return None
        return away / known

    def split(self, key: Callable[[CountRow], str | int | None]) -> list[Slice]:
        """Who took part, by a fact, largest group first."""
        groups: dict[str | int | None, list[int]] = defaultdict(lambda: [0, 0])
        for row in self.rows:
            if row.outcome == Outcome.ATTENDED:
                group = groups[key(row)]
                group[0] += row.people
                group[1] += row.minutes
        slices = [Slice(name if name is not None else "", *sums) for name, sums in groups.items()]
        if self.is_exact:
            return sorted(slices, key=lambda each: (-each.people, str(each.key)))
        return folded(slices)


def figures_of(access: Access, programmes: Iterable[int], span: Span) -> Figures:
    """Of the sessions that a viewer's states host, and of people from these states in sessions of the others.

    A session for fourteen states lies in one state's walls; what it did for another one is that state's figure, too.
    Only sums leave the wider scope.
    """
    programmes = sorted(set(programmes) & access.programmes_for(*READS_TRAINING_FIGURES))
    sessions = list(_sessions(programmes, span))
    states = {pk: access.states_for(*READS_TRAINING_FIGURES, programme=pk) for pk in programmes}
    keeps = {pk: access.states_for(*WRITES_TRAININGS, programme=pk) for pk in programmes}
    host = {session.pk: session for session in sessions}
    rows = [row for row in _all_counts(sessions) if _is_of(row, host[row.session_id], states)]
    own = [session for session in sessions if session.state_id in states[session.programme_id]]
    counted = {row.session_id for row in rows}
    with_rows = [session for session in sessions if session.pk in counted]
    over = [session for session in own if session.status == SessionStatus.HELD]
    return Figures(
        held=len(over),
        planned=sum(session.status == SessionStatus.OPEN for session in own),
        cancelled=sum(session.status == SessionStatus.CANCELLED for session in own),
        teaching_minutes=sum(map(minutes_of, over)),
        rows=rows,
        institutions=PartnerAttendance.objects.filter(session__in=own).values("partner").distinct().count(),
        satisfaction=satisfaction(own),
        coachings=_coachings(access, programmes, span),
        is_exact=all(session.state_id in keeps[session.programme_id] for session in with_rows),
        courses={session.pk: session.course_version.course.title for session in sessions},
        quarters={session.pk: quarter_of(timezone.localdate(session.starts_at)) for session in sessions},
    )


def _sessions(programmes: list[int], span: Span) -> QuerySet[TrainingSession]:
    days = Q()
    if span.first:
        days &= Q(starts_at__date__gte=span.first)
    if span.last:
        days &= Q(starts_at__date__lte=span.last)
    return (
        TrainingSession.objects.filter(days, programme__in=programmes, starts_at__isnull=False)
        .exclude(status=SessionStatus.DRAFT)
        .select_related("course_version__course")
        .prefetch_related("dates")
    )


def _all_counts(sessions: list[TrainingSession]) -> list[CountRow]:
    opened = current()
    read = {session.state_id for session in sessions} | (set(opened.read) if opened else set())
    with scope(read, opened.write if opened else (), widen="training figures: sums of people by their state"):
        return counts_of([session.pk for session in sessions], now=timezone.now())


def _is_of(row: CountRow, session: TrainingSession, states: dict[int, frozenset[int]]) -> bool:
    mine = states[session.programme_id]
    return session.state_id in mine or row.home_state_id in mine


def _coachings(access: Access, programmes: list[int], span: Span) -> dict:
    days = Q()
    if span.first:
        days &= Q(held_on__gte=span.first)
    if span.last:
        days &= Q(held_on__lte=span.last)
    found = Coaching.objects.filter(access.within(*READS_TRAINING_FIGURES), days, programme__in=programmes)
    return found.aggregate(
        count=Count("pk"), minutes=Sum("minutes", default=0), institutions=Count(F("institution"), distinct=True)
    )
