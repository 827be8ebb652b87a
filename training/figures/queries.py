"""The figures of trainings: sessions, people, hours, no-shows, satisfaction, coachings (domain.md: Reporting)."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils import timezone

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAINING_FIGURES, WRITES_TRAININGS
from streetwork.tenancy.scope import current, scope
from training.attendance.queries import CountRow, counts_of
from training.enums import Outcome, SessionStatus
from training.feedback.queries import Results, satisfaction
from training.feedback.rules import LEAST
from training.figures.folding import Slice, folded, summed
from training.figures.periods import Span, half_of, quarter_of
from training.models import Coaching, PartnerAttendance, TrainingSession
from training.sessions.rules import minutes_of


@dataclass
class Figures:
    """One selection's figures. Hours of people are `minutes` in sum; shares are 0..1, None where nothing is known.

    `kept`: people of the trainings that the viewer keeps, told as they are. `cells`: those of all others, one cell for
    each programme and half-year, with small groups told together (folding.py).
    """

    held: int = 0
    planned: int = 0
    cancelled: int = 0
    teaching_minutes: int = 0
    kept: list[CountRow] = field(default_factory=list)
    cells: list[list[CountRow]] = field(default_factory=list)
    institutions: int = 0
    satisfaction: Results = field(default_factory=Results)
    coachings: dict = field(default_factory=dict)
    courses: dict[int, str] = field(default_factory=dict)
    quarters: dict[int, str] = field(default_factory=dict)

    @property
    def is_exact(self) -> bool:
        """Whether the viewer keeps all these trainings."""
        return not self.cells

    @property
    def attended(self) -> int:
        return _people(self._told(Outcome.ATTENDED))

    @property
    def minutes(self) -> int:
        return sum(row.minutes for row in self._told(Outcome.ATTENDED))

    @property
    def left_out(self) -> int:
        """In how many cells one to four people took part: they are in no sum."""
        return sum(0 < _people(_with(cell, Outcome.ATTENDED)) < LEAST for cell in self.cells)

    @property
    def attended_shown(self) -> bool:
        """Whether `attended` says something: not when all who took part are left out."""
        return self.attended > 0 or not self.left_out

    @property
    def no_show_share(self) -> float | None:
        """Of those who came or were awaited; not told where it would name single people."""
        rows = self._told(Outcome.NO_SHOW, Outcome.ATTENDED)
        known = _people(rows)
        return _people(_with(rows, Outcome.NO_SHOW)) / known if known else None

    def split(self, key: Callable[[CountRow], str | int | None]) -> list[Slice]:
        """Who took part, by a fact, largest group first."""
        kept, cells = self._parts(Outcome.ATTENDED)
        return summed(chain(_slices(kept, key), *(folded(_slices(cell, key)) for cell in cells)))

    def _parts(self, *outcomes: Outcome) -> tuple[list[CountRow], list[list[CountRow]]]:
        """The people with these outcomes: of one's own trainings, and of the cells that have five or more of them."""
        cells = (_with(cell, *outcomes) for cell in self.cells)
        return _with(self.kept, *outcomes), [cell for cell in cells if _people(cell) >= LEAST]

    def _told(self, *outcomes: Outcome) -> list[CountRow]:
        kept, cells = self._parts(*outcomes)
        return [*kept, *chain.from_iterable(cells)]


def _people(rows: Iterable[CountRow]) -> int:
    return sum(row.people for row in rows)


def _with(rows: Iterable[CountRow], *outcomes: Outcome) -> list[CountRow]:
    return [row for row in rows if row.outcome in outcomes]


def _slices(rows: Iterable[CountRow], key: Callable[[CountRow], str | int | None]) -> list[Slice]:
    return summed(Slice("" if (name := key(row)) is None else name, row.people, row.minutes) for row in rows)


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
    cells: dict[tuple | None, list[CountRow]] = defaultdict(list)
    for row in _all_counts(sessions):
        session = host[row.session_id]
        if _is_of(row, session, states):
            cells[_cell_of(session, keeps)].append(row)
    own = [session for session in sessions if session.state_id in states[session.programme_id]]
    over = [session for session in own if session.status == SessionStatus.HELD]
    return Figures(
        held=len(over),
        planned=sum(session.status == SessionStatus.OPEN for session in own),
        cancelled=sum(session.status == SessionStatus.CANCELLED for session in own),
        teaching_minutes=sum(map(minutes_of, over)),
        kept=cells.pop(None, []),
        cells=list(cells.values()),
        institutions=PartnerAttendance.objects.filter(session__in=own).values("partner").distinct().count(),
        satisfaction=satisfaction(own),
        coachings=_coachings(access, programmes, span),
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


def _cell_of(session: TrainingSession, keeps: dict[int, frozenset[int]]) -> tuple[int, Span] | None:
    """Programme and half-year; None for a training that the viewer keeps. The same in every selection."""
    if session.state_id in keeps[session.programme_id]:
        return None
    return session.programme_id, half_of(timezone.localdate(session.starts_at))


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
