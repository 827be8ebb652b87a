"""Incidents in figures: by type and quarter, from the anonymous counts alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from cases.incidents.enums import Type
from cases.models import IncidentTally
from streetwork.accounts.roles import Role

QUARTERS = 6
# Who does not lead sees no smaller number, and no sum from which one could be found.
SMALLEST = 3


@dataclass(frozen=True)
class Quarter:
    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month - 1) // 3 + 1)

    def before(self) -> "Quarter":
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    def __str__(self):
        return f"{self.number}/{self.year}"


@dataclass(frozen=True)
class Line:
    """A type's counts, quarter by quarter, as they are shown."""

    label: str | Promise
    cells: list[str]
    sum: str


@dataclass(frozen=True)
class Figures:
    quarters: list[Quarter]
    lines: list[Line]
    sums: list[str]
    is_exact: bool


def quarters_until(today: date) -> list[Quarter]:
    """The oldest first."""
    found = [Quarter.of(today)]
    while len(found) < QUARTERS:
        found.append(found[-1].before())
    return found[::-1]


def figures_of(access, today: date, programme: int | None = None) -> Figures:
    """Exact for those who lead everything that is counted; for coordinators 1 and 2 are “1–2”, without sums."""
    quarters = quarters_until(today)
    tallies = IncidentTally.objects.filter(access.within(Role.LEAD, Role.COORDINATOR), month__gte=quarters[0].first_day)
    if programme:
        tallies = tallies.filter(programme=programme)
    rows = list(tallies.values_list("programme", "state", "month", "type", "count"))
    exact = _leads_all(access, rows)
    return drawn_up(quarters, ((month, kind, count) for _p, _s, month, kind, count in rows), is_exact=exact)


def _leads_all(access, rows) -> bool:
    """Whether the person leads every programme and state that is counted."""
    pairs = {(programme, state) for programme, state, *_rest in rows}
    led = {programme: access.states_for(Role.LEAD, programme=programme) for programme, _state in pairs}
    return access.has(Role.LEAD) and all(state in led[programme] for programme, state in pairs)


def drawn_up(quarters: list[Quarter], counts: Iterable[tuple[date, str, int]], *, is_exact: bool) -> Figures:
    """The table of (month, type, count). Pure."""
    table = {(kind.value, quarter): 0 for kind in Type for quarter in quarters}
    for month, kind, count in counts:
        if (kind, Quarter.of(month)) in table:
            table[kind, Quarter.of(month)] += count

    def shown(number: int) -> str:
        return "1–2" if 0 < number < SMALLEST and not is_exact else str(number)

    lines = [
        Line(
            kind.label,
            [shown(table[kind.value, quarter]) for quarter in quarters],
            str(sum(table[kind.value, quarter] for quarter in quarters)) if is_exact else "",
        )
        for kind in Type
    ]
    sums = [str(sum(table[kind.value, quarter] for kind in Type)) for quarter in quarters] if is_exact else []
    return Figures(quarters, lines, sums, is_exact)
