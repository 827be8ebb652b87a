"""Screen shapes of targets: a section for each programme and period, a group of rows for each state."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from streetwork.reporting.enums import Indicator
from streetwork.reporting.models import Target
from streetwork.reporting.periods import Period
from streetwork.reporting.targets.actuals import Row
from streetwork.reporting.targets.pace import SHAPES, TAGS, Basis, Light, Progress, elapsed
from streetwork.reporting.targets.queries import period_of_target
from streetwork.tenancy.models import Programme

ORDER = list(Indicator)


@dataclass(frozen=True)
class Group:
    """The targets of a state, or of the whole programme."""

    name: str | Promise
    rows: list[Row]


@dataclass(frozen=True)
class Section:
    programme: Programme
    period: Period
    groups: list[Group]
    passed: int

    @property
    def uses_last_year(self) -> bool:
        """Whether a forecast follows last year's course."""
        return any(row.progress.basis == Basis.LAST_YEAR for group in self.groups for row in group.rows)


@dataclass(frozen=True)
class Tally:
    """How many targets show a light."""

    light: Light
    number: int

    @property
    def shape(self) -> str:
        return SHAPES[self.light]

    @property
    def tag(self) -> str:
        return TAGS[self.light]


def place_name(target: Target) -> str:
    return target.state.name if target.state else _("Whole programme")


def sections_of(targets: Iterable[Target], found: dict[int, Progress], today: date) -> list[Section]:
    """In the order in which the targets come; within a state by the order of indicators."""
    sections = []
    for (programme, period), mine in groupby(targets, lambda each: (each.programme, period_of_target(each))):
        groups = [
            Group(name, sorted((_row(each, found) for each in rows), key=lambda row: ORDER.index(row.target.indicator)))
            for name, rows in groupby(sorted(mine, key=_place), place_name)
        ]
        sections.append(Section(programme, period, groups, round(100 * elapsed(period, today))))
    return sections


def _place(target: Target) -> tuple[bool, str]:
    return target.state_id is not None, place_name(target).casefold()


def _row(target: Target, found: dict[int, Progress]) -> Row:
    return Row(target, period_of_target(target), found[target.pk])


def tallies_of(found: Iterable[Progress]) -> list[Tally]:
    """The lights that are there, in their order."""
    numbers = Counter(progress.light for progress in found)
    return [Tally(light, numbers[light]) for light in Light if numbers[light]]
