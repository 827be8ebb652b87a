"""The five figures at the top: the number, its course, and the change against the compared period. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from cases.enums import Act
from cases.results.figures import Count
from referrals.ladder import SUCCESSES
from streetwork.reporting.charts.shapes import Chart, Series, Shape
from streetwork.reporting.dashboard.filters import DashboardFilter
from streetwork.reporting.dashboard.shaping import Asked
from streetwork.reporting.figures.dimensions import OFFER_UNANSWERED, Dimension
from streetwork.reporting.figures.queries import CONSULTATIONS, Cell, Figures

DIMENSIONS = frozenset({Dimension.KIND, Dimension.RESULT, Dimension.ACT})
SERIES_OF = (Dimension.KIND, Dimension.RESULT, Dimension.ACT)
# Of fewer than these no percentage is said: two people more would be a fifth.
BASE = 20
WIDTH, HEIGHT, EDGE = 96, 28, 2


@dataclass(frozen=True)
class Headline:
    """`change` and `percent` (of the number before) are None where they cannot be told, or say nothing."""

    key: str
    label: str | Promise
    count: Count
    before: Count | None
    points: str
    href: str = ""

    @property
    def change(self) -> int | None:
        return difference(self.count, self.before)

    @property
    def percent(self) -> int | None:
        return percent(self.count, self.before)


def difference(now: Count, then: Count | None) -> int | None:
    """
    >>> difference(Count(8, 8), Count(5, 5)), difference(Count(8, 8), Count(1, 2)) is None
    (3, True)
    """
    if then is None or now.low != now.high or then.low != then.high:
        return None
    return now.low - then.low


def percent(now: Count, then: Count | None) -> int | None:
    """The change in whole per cent, from a base of 20 on.

    >>> percent(Count(30, 30), Count(20, 20)), percent(Count(30, 30), Count(19, 19)) is None
    (50, True)
    """
    change = difference(now, then)
    return None if change is None or then is None or then.low < BASE else round(100 * change / then.low)


@dataclass(frozen=True)
class _Figure:
    key: str
    label: str | Promise
    dimension: Dimension
    counted: frozenset[str] | None = None
    left_out: frozenset[str] = frozenset()

    def sum(self, cells: dict[str, Cell]) -> int:
        return sum(
            cell.people
            for key, cell in cells.items()
            if key not in self.left_out and (self.counted is None or key in self.counted)
        )


FIGURES = (
    _Figure("contacts", gettext_lazy("Contacts"), Dimension.KIND, left_out=frozenset({OFFER_UNANSWERED})),
    _Figure("consultations", gettext_lazy("Consultations"), Dimension.KIND, frozenset(CONSULTATIONS)),
    _Figure("referrals", gettext_lazy("Referrals"), Dimension.RESULT),
    _Figure("arrived", gettext_lazy("Referrals that arrived"), Dimension.RESULT, frozenset(SUCCESSES)),
    _Figure("corrections", gettext_lazy("False statements corrected"), Dimension.ACT, frozenset({Act.CORRECTED})),
)


def headlines_of(asked: Asked) -> list[Headline]:
    """Five figures of the asked period; `asked` holds the figures by DIMENSIONS, with the course of SERIES_OF."""
    return [_headline(figure, asked) for figure in FIGURES]


def _headline(figure: _Figure, asked: Asked) -> Headline:
    now, then = asked.now, asked.then
    return Headline(
        key=figure.key,
        label=figure.label,
        count=asked.count(_sum(figure, now)),
        before=asked.count(_sum(figure, then)) if then else None,
        points=points_of([asked.count(number).high for number in _course(figure, now, asked.bucket)]),
        href=asked.links.figure(figure.key, asked.selection.period),
    )


def _sum(figure: _Figure, figures: Figures | None) -> int:
    return figure.sum(figures.by(figure.dimension)) if figures else 0


def _course(figure: _Figure, figures: Figures | None, bucket: str) -> list[int]:
    if figures is None:
        return []
    course: dict[date, dict[str, Cell]] = figures.series(bucket, figure.dimension)
    return [figure.sum(cells) for cells in course.values()]


def points_of(numbers: Sequence[int]) -> str:
    """For the attribute `points` of a polyline of WIDTH × HEIGHT, from zero; "" for fewer than two numbers."""
    if len(numbers) < 2:
        return ""
    highest, step = max(*numbers, 1), (WIDTH - 2 * EDGE) / (len(numbers) - 1)
    room = HEIGHT - 2 * EDGE
    return " ".join(
        f"{EDGE + at * step:.1f},{HEIGHT - EDGE - room * number / highest:.1f}" for at, number in enumerate(numbers)
    )


def chart_of(headlines: Sequence[Headline], wanted: DashboardFilter) -> Chart:
    """The five figures as a table to take away."""
    series = [Series(str(wanted.window.period), [each.count for each in headlines])]
    if wanted.window.compared:
        series.append(Series(str(wanted.window.compared), [each.before for each in headlines], is_before=True))
    return Chart(
        key="figures", title=gettext("Figures"), shape=Shape.TABLE, heading=gettext("Figure"),
        labels=[each.label for each in headlines], keys=[each.key for each in headlines], series=series,
    )  # fmt: skip
