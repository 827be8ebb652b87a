"""What became of targets: the actuals of many at once, in a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from cases.results.figures import Count
from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.reporting.discretion import sees_exactly, told
from streetwork.reporting.enums import Indicator
from streetwork.reporting.figures.dimensions import Dimension
from streetwork.reporting.figures.queries import Figures, figures_of
from streetwork.reporting.figures.selection import Selection
from streetwork.reporting.models import Target
from streetwork.reporting.periods import DAY, Period, period_of
from streetwork.reporting.targets.corrections import Corrections, corrections_of
from streetwork.reporting.targets.pace import TOO_EARLY, Course, Progress, elapsed, progress_of
from streetwork.reporting.targets.queries import covered_by, period_of_target, states_of, targets_for
from streetwork.reporting.targets.trainings import Trainings, trainings_of

OF_TRAININGS = frozenset({Indicator.SESSIONS, Indicator.PARTICIPANTS})
OF_FIGURES = frozenset({Indicator.CONTACTS, Indicator.CONSULTATIONS, Indicator.REFERRALS, Indicator.ARRIVED})
OF_SEASONS = frozenset({Indicator.CONTACTS, Indicator.CONSULTATIONS})
Place = tuple[int, frozenset[int]]
"""A programme in some of its states."""


@dataclass(frozen=True)
class Row:
    """A target with its progress, for lists and strips."""

    target: Target
    period: Period
    progress: Progress


@dataclass(frozen=True)
class Promised:
    """What one target, or several of a programme's states together, promise of an indicator."""

    indicator: str
    place: Place
    period: Period
    value: int

    @classmethod
    def together(cls, targets: Sequence[Target]) -> "Promised":
        """Of targets of one programme, period and indicator. Raises IndexError for none."""
        first = targets[0]
        states = frozenset[int]().union(*(covered_by(target) for target in targets))
        value = sum(target.value for target in targets)
        return cls(first.indicator, (first.programme_id, states), period_of_target(first), value)


@dataclass
class Counted:
    """Everything that actuals are read from."""

    figures: Mapping[tuple[Place, Period], Figures] = field(default_factory=dict)
    trainings: Trainings = field(default_factory=Trainings)
    corrections: Corrections = field(default_factory=Corrections)

    def number(self, indicator: str, place: Place, period: Period, *, exactly: bool, keeps: bool) -> Count:
        programme, states = place
        if indicator == Indicator.SESSIONS:
            held = self.trainings.sessions(programme, states, period)
            return Count(held, held)
        if indicator == Indicator.PARTICIPANTS:
            return self.trainings.participants(programme, states, period, exactly=keeps)
        if indicator == Indicator.CORRECTIONS:
            return told(self.corrections.during(programme, states, period), exactly=exactly)
        figures = self.figures.get((place, period))
        return told(number_in(figures, indicator) if figures else 0, exactly=exactly)


def number_in(figures: Figures, indicator: str) -> int:
    """An indicator of contacts or referrals in figures that were read by KIND and RESULT."""
    return getattr(figures, Indicator(indicator).value)


def actual_of(target: Target, access: Access | None = None, today: date | None = None) -> Progress:
    """What became of one target; of several, ask `actuals_of`."""
    return actuals_of([target], access, today)[target.pk]


def actuals_of(
    targets: Iterable[Target], access: Access | None = None, today: date | None = None, *, exactly: bool = True
) -> dict[int, Progress]:
    """{pk: progress}, for targets that the person may read (`targets_of`), in the open scope; see `progress_in`."""
    targets = list(targets)
    found = progress_in([Promised.together([target]) for target in targets], access, today, exactly=exactly)
    return {target.pk: progress for target, progress in zip(targets, found, strict=True)}


def progress_in(
    promises: Sequence[Promised], access: Access | None = None, today: date | None = None, *, exactly: bool = True
) -> list[Progress]:
    """What became of each of the promises.

    With `access` small numbers are told as the person may see them; without, `exactly` says how. At most three queries
    for contacts and referrals, one for corrections, nine for trainings, however many promises there are.
    """
    today = today or timezone.localdate()
    counted = _counted(promises, today)
    found = []
    for each in promises:
        number = counted.number(
            each.indicator, each.place, each.period,
            exactly=sees_exactly(access, dict([each.place])) if access else exactly,
            keeps=_keeps(access, each.place) if access else exactly,
        )  # fmt: skip
        course = _course(counted, each, today)
        found.append(progress_of(number, each.value, each.period, today, course))
    return found


def numbers_of(indicators: Iterable[str], places: Iterable[Place], period: Period) -> dict[tuple[str, Place], int]:
    """What each of the places reached in the period, exactly: for suggestions that people look at before they count."""
    indicators, places = list(indicators), list(places)
    selections = [_selection(place, period) for place in places] if OF_FIGURES & set(indicators) else []
    figures = figures_of(selections, {Dimension.KIND, Dimension.RESULT}) if selections else []
    pairs = _joined(places)
    counted = Counted(
        {(place, period): each for place, each in zip(places, figures, strict=False)},
        trainings_of(pairs, period) if OF_TRAININGS & set(indicators) else Trainings(),
        corrections_of(pairs, period) if Indicator.CORRECTIONS in indicators else Corrections(),
    )
    return {
        (indicator, place): counted.number(indicator, place, period, exactly=True, keeps=True).high
        for indicator in indicators
        for place in places
    }


def targets_strip(pairs, period: Period, today: date | None = None, *, access: Access | None = None) -> list[Row]:
    """The targets of a period with their progress: for overviews and reports, in the order of the targets page.

    `pairs` is {programme: states}. With `access` small numbers are told as the person may see them.
    """
    targets = targets_for(pairs, period)
    found = actuals_of(targets, access, today)
    return [Row(target, period_of_target(target), found[target.pk]) for target in targets]


def _counted(promises: Sequence[Promised], today: date) -> Counted:
    wanted: dict[tuple[Place, Period], Selection] = {}
    for each in promises:
        if each.indicator in OF_FIGURES:
            asked = [each.period, *(_a_year_before(each.period, today) if _has_course(each, today) else [])]
            wanted |= {(each.place, period): _selection(each.place, period) for period in asked}
    figures = figures_of(list(wanted.values()), {Dimension.KIND, Dimension.RESULT}) if wanted else []
    trained = [each for each in promises if each.indicator in OF_TRAININGS]
    corrected = [each for each in promises if each.indicator == Indicator.CORRECTIONS]
    everywhere = {programme: states_of(programme) for programme in {each.place[0] for each in trained}}
    return Counted(
        dict(zip(wanted, figures, strict=True)),
        trainings_of(everywhere, _around(trained)) if trained else Trainings(),
        corrections_of(_joined(each.place for each in corrected), _around(corrected)) if corrected else Corrections(),
    )


def _selection(place: Place, period: Period) -> Selection:
    return Selection(period=period, pairs=dict([place]))


def _joined(places: Iterable[Place]) -> dict[int, frozenset[int]]:
    pairs: dict[int, frozenset[int]] = {}
    for programme, states in places:
        pairs[programme] = pairs.get(programme, frozenset()) | states
    return pairs


def _around(promises: Iterable[Promised]) -> Period:
    spans = [each.period for each in promises]
    return Period(min(span.first for span in spans), max(span.last for span in spans))


def _has_course(promised: Promised, today: date) -> bool:
    """Contacts have seasons; before a tenth of the period and after its end last year's says nothing."""
    return promised.indicator in OF_SEASONS and TOO_EARLY <= elapsed(promised.period, today) < 1


def _a_year_before(period: Period, today: date) -> list[Period]:
    """The same period a year earlier, as far as it had gone by the same day, and the month before it."""
    before = period.year_before
    gone = before.first + (today - period.first)
    return [before, Period(before.first, min(gone, before.last)), period_of(before.first - DAY, "month")]


def _course(counted: Counted, promised: Promised, today: date) -> Course | None:
    """Last year's course of an indicator of contacts."""
    if not _has_course(promised, today):
        return None
    whole, until_then, earlier = (
        number_in(counted.figures[promised.place, each], promised.indicator)
        for each in _a_year_before(promised.period, today)
    )
    return Course(until_then, whole, is_whole=earlier > 0)


def _keeps(access: Access, place: Place) -> bool:
    programme, states = place
    return states <= access.states_for(*WRITES_TRAININGS, programme=programme)
