"""What all sections of one report are counted from: read together, once."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from streetwork.reporting.charts.shapes import Chart
from streetwork.reporting.dashboard.charts import charts_of
from streetwork.reporting.figures.dimensions import Dimension
from streetwork.reporting.figures.queries import Figures, figures_of
from streetwork.reporting.figures.selection import Selection
from streetwork.reporting.periods import Period
from streetwork.reporting.reports.sections import Compare, Section, SectionKind, compared_period

DIMENSIONS = (Dimension.RESULT, Dimension.ACT, Dimension.TOPIC_LEAF, Dimension.ORIGIN, Dimension.REFERRAL_TOPIC)


def untold(done: int, total: int) -> None:
    """Nobody waits for it."""


@dataclass
class Context:
    """One programme, its states, one period. `told` hears how far the work is (done, of how many)."""

    programme: int
    states: frozenset[int]
    period: Period
    scheme: str
    sections: list[Section]
    today: date
    told: Callable[[int, int], None] = untold

    @property
    def pairs(self) -> dict[int, frozenset[int]]:
        return {self.programme: self.states}

    @property
    def selection(self) -> Selection:
        return Selection(period=self.period, pairs=self.pairs)

    def compared(self, compare: str) -> Selection | None:
        period = compared_period(self.period, compare)
        return self.selection.during(period) if period else None

    @cached_property
    def _figures(self) -> dict[str, Figures]:
        """By what is compared with; "" are the figures of the period itself."""
        kinds = {SectionKind.FIGURES, SectionKind.CATEGORIES}
        wanted = ["", *sorted({each.compare for each in self.sections if each.kind in kinds and each.compare})]
        selections = [self.compared(compare) or self.selection for compare in wanted]
        return dict(zip(wanted, figures_of(selections, DIMENSIONS), strict=True))

    def figures(self, compare: str = Compare.NONE) -> Figures:
        return self._figures[compare]

    @cached_property
    def _charts(self) -> dict[tuple[str, str], Chart]:
        wanted: dict[str, list[str]] = defaultdict(list)
        for section in self.sections:
            wanted[section.compare] += [key for key in section.charts if key not in wanted[section.compare]]
        found = {}
        for compare, keys in wanted.items():
            charts = charts_of(keys, selection=self.selection, compared=self.compared(compare), exactly=False)
            found |= {(key, compare): charts[key] for key in keys}
        return found

    def charts(self, section: Section) -> Iterable[Chart]:
        """The charts of a section, without their links to lists."""
        return (replace(self._charts[key, section.compare], hrefs=()) for key in section.charts)
