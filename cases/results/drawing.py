"""Weeks before, while and after a campaign as columns from zero. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.results.need import Need, Phase, Week

WIDTH, HEIGHT, TOP = 720, 150, 20
# With more weeks than this a number above each column would run into the next.
NUMBERED = 30
MOST_DAYS = 9


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def top(self) -> float:
        """Where its number stands."""
        return round(self.y - 4, 1)


@dataclass(frozen=True)
class Column:
    """A week: what was asked, and beside it what was found. `says_day`: its Monday stands below it.

    Where a number is not shown, its column reaches to what it is at most, and says so (`is_veiled`, `is_found_veiled`).
    """

    week: Week
    asked: Bar
    found: Bar | None
    says_day: bool

    @property
    def is_veiled(self) -> bool:
        return self.week.asked.low != self.week.asked.high

    @property
    def is_found_veiled(self) -> bool:
        return self.week.found.low != self.week.found.high


@dataclass(frozen=True)
class Stretch:
    """The weeks of a phase, with the mean of those that are over as a line."""

    phase: Phase
    x: float
    width: float
    mean_y: float | None
    mean: str

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def end(self) -> float:
        return round(self.x + self.width, 1)


@dataclass(frozen=True)
class Chart:
    columns: tuple[Column, ...]
    stretches: tuple[Stretch, ...]
    has_numbers: bool
    width: int = WIDTH
    height: int = HEIGHT
    ground: int = TOP + HEIGHT
    day_y: int = TOP + HEIGHT + 16
    total: int = TOP + HEIGHT + 22


def chart_of(need: Need) -> Chart:
    """Scaled to the highest week of both series; all zero: no column has a height."""
    weeks, finds = need.weeks, need.compares_finds
    highest = max((max(week.asked.high, week.found.high if finds else 0) for week in weeks), default=0) or 1
    slot = WIDTH / max(1, len(weeks))
    every = -(-len(weeks) // MOST_DAYS) or 1
    columns = tuple(
        _column(week, at * slot, slot, highest, finds=finds, says_day=at % every == 0) for at, week in enumerate(weeks)
    )
    return Chart(columns, _stretches(need, slot, highest), len(weeks) <= NUMBERED)


def _column(week: Week, x: float, slot: float, highest: int, *, finds: bool, says_day: bool) -> Column:
    gap = slot * 0.2
    wide = (slot - gap) * (0.6 if finds else 1)
    asked = _bar(x + gap / 2, wide, week.asked.high, highest)
    found = _bar(x + gap / 2 + wide, slot - gap - wide, week.found.high, highest) if finds else None
    return Column(week, asked, found, says_day)


def _bar(x: float, width: float, value: float, highest: int) -> Bar:
    tall = round((HEIGHT - 16) * value / highest, 1)
    return Bar(round(x, 1), round(TOP + HEIGHT - tall, 1), round(width, 1), tall)


def _stretches(need: Need, slot: float, highest: int) -> tuple[Stretch, ...]:
    found, at = [], 0
    for phase in Phase:
        number = _number(need.weeks, phase)
        span = need.spans[phase.value]
        if number:
            mean_y = None if span.mean is None else _bar(0, 0, span.mean, highest).y
            found.append(Stretch(phase, round(at * slot, 1), round(number * slot, 1), mean_y, span.mean_shown))
        at += number
    return tuple(found)


def _number(weeks: Sequence[Week], phase: Phase) -> int:
    return sum(1 for week in weeks if week.phase == phase)
