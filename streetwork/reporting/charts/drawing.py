"""A chart as the page shows it: its table, and what the server draws itself (tile map, heat map, funnel)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, sqrt

from django.utils.functional import Promise

from cases.results.figures import Count
from streetwork.reporting.charts.shapes import Chart, Series, Shape
from streetwork.vocabulary.snapshot import vocabulary

Text = str | Promise
# More bars than these stand in the table alone.
MOST_BARS = 12
LEVELS = 4
TILE, GAP = 72, 6
DRAWN_BY_SCRIPT = (Shape.BARS, Shape.COLUMNS, Shape.LINES)


@dataclass(frozen=True)
class Cell:
    """`value` is what is drawn: the number, at most; `level` its share of the largest, 0 to 4."""

    text: str
    value: int | None
    level: int = 0


@dataclass(frozen=True)
class Row:
    label: Text
    href: str
    cells: Sequence[Cell]
    change: int | None


@dataclass(frozen=True)
class Tile:
    """A state in the tile map. `is_counted`: the chart says something of it."""

    code: str
    name: Text
    x: int
    y: int
    cell: Cell
    href: str
    is_counted: bool

    @property
    def middle(self) -> int:
        return self.x + TILE // 2


@dataclass(frozen=True)
class Step:
    """A step of a funnel; `x` and `width` in per cent, `share` of the first step in whole per cent."""

    label: Text
    text: str
    x: str
    width: str
    share: int | None
    before: str


@dataclass(frozen=True)
class Drawing:
    chart: Chart

    @property
    def is_canvas(self) -> bool:
        return self.chart.shape in DRAWN_BY_SCRIPT

    @property
    def has_switch(self) -> bool:
        return self.chart.shape != Shape.TABLE

    @property
    def bars(self) -> int:
        """How many bars are drawn below each other; the height of the drawing follows."""
        return min(len(self.chart.labels), MOST_BARS)

    @property
    def left_out(self) -> int:
        """Rows that stand in the table alone."""
        return max(0, len(self.chart.labels) - MOST_BARS) if self.chart.shape == Shape.BARS else 0

    @property
    def before(self) -> Series | None:
        """What the first row of numbers is compared with."""
        return next((each for each in self.chart.series if each.is_before), None)

    @property
    def shows_change(self) -> bool:
        """One row of numbers and one to compare it with."""
        return len(self.chart.series) == 2 and self.before is not None and not self.chart.series[0].is_before

    @cached_property
    def rows(self) -> list[Row]:
        chart = self.chart
        most = max((value.high for each in chart.series for value in each.values if value), default=0)
        return [
            Row(label, _at(chart.hrefs, at), [_cell(each.values[at], most) for each in chart.series], self._change(at))
            for at, label in enumerate(chart.labels)
        ]

    def _change(self, at: int) -> int | None:
        if not self.shows_change:
            return None
        now, then = (each.values[at] for each in self.chart.series)
        if now is None or then is None or now.low != now.high or then.low != then.high:
            return None
        return now.low - then.low

    @cached_property
    def tiles(self) -> list[Tile]:
        """The 16 states; those that the chart does not speak of are outlines."""
        rows = dict(zip(self.chart.keys, self.rows, strict=True))
        return [
            Tile(
                state.code, state.name, state.grid_column * (TILE + GAP), state.grid_row * (TILE + GAP),
                row.cells[0] if (row := rows.get(state.code)) else Cell("", None), row.href if row else "", bool(row),
            )
            for state in vocabulary().states.values()
            if state.grid_row is not None and state.grid_column is not None
        ]  # fmt: skip

    @property
    def tile_box(self) -> str:
        tiles = self.tiles
        return f"0 0 {max(t.x for t in tiles) + TILE} {max(t.y for t in tiles) + TILE}"

    @property
    def untiled(self) -> list[Row]:
        """Rows without a place on the map: überregional."""
        placed = {tile.code for tile in self.tiles}
        return [row for key, row in zip(self.chart.keys, self.rows, strict=True) if key not in placed]

    @property
    def steps(self) -> list[Step]:
        values = self.chart.series[0].values
        first = values[0]
        most = (first.high if first else 0) or 1
        is_exact = all(value is not None and value.low == value.high for value in values)
        then = self.before.values if self.before else [None] * len(values)
        found = []
        for label, value, earlier in zip(self.chart.labels, values, then, strict=True):
            width = 100 * (value.high if value else 0) / most
            share = round(width) if is_exact and first else None
            found.append(
                Step(label, _said(value), f"{(100 - width) / 2:.1f}%", f"{width:.1f}%", share,
                     "" if earlier is None else str(earlier))
            )  # fmt: skip
        return found


def drawing_of(chart: Chart) -> Drawing:
    return Drawing(chart)


def _cell(value: Count | None, most: int) -> Cell:
    if value is None:
        return Cell(_said(value), None)
    return Cell(_said(value), value.high, level_of(value.high, most))


def level_of(value: int, most: int) -> int:
    """By the root, so that small ones differ from none and from each other.

    >>> [level_of(n, 1600) for n in (0, 1, 100, 400, 900, 1600)]
    [0, 1, 1, 2, 3, 4]
    """
    return ceil(LEVELS * sqrt(value / most)) if value and most else 0


def _said(value: Count | None) -> str:
    return "–" if value is None else str(value)


def _at(values: Sequence[str], at: int) -> str:
    return values[at] if at < len(values) else ""
