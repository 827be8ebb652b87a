"""Charts drawn by the server, so that the public pages need no script: what the templates put into SVG and tables.

Lengths are per cent of the drawing, ready for an SVG attribute. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cases.results.figures import Count
from streetwork.reporting.charts.shapes import Chart, Shape, Text

MOST_BARS = 12
MOST_COLUMNS = 36  # three years
ROOM_FOR_YEAR = 5  # columns, on a phone
LEVELS = 5
TICKS = 4
TILE = 72  # a tile of the map in units of its drawing
GAP = 6
COLUMN_SHARE = 0.72  # of the room that each column has


@dataclass(frozen=True)
class Bar:
    label: Text
    value: int
    width: str


@dataclass(frozen=True)
class Column:
    """`year` is said below the axis, where it begins."""

    label: Text
    value: int
    x: str
    width: str
    y: str
    height: str
    year: str
    is_chosen: bool


@dataclass(frozen=True)
class Line:
    """A line across, with its number."""

    value: int
    y: str


@dataclass(frozen=True)
class Tile:
    code: str
    label: Text
    value: int
    level: int
    x: int
    y: int


@dataclass(frozen=True)
class HeatRow:
    label: Text
    cells: Sequence[tuple[Count | None, int]]


def bars(chart: Chart) -> list[Bar]:
    """The longest dozen; the table has all."""
    values = _values(chart)
    longest = max(values, default=0)
    return [
        Bar(label, value, _percent(value / longest if longest else 0))
        for label, value in zip(chart.labels[:MOST_BARS], values, strict=False)
    ]


def columns(chart: Chart, chosen: Iterable[str] = ()) -> tuple[list[Column], list[Line]]:
    """A column for each of the newest three dozen labels, and the lines behind them; keys are months as 2026-05."""
    values, chosen = _values(chart)[-MOST_COLUMNS:], set(chosen)
    top = _round_top(max(values, default=0))
    room = 1 / len(values) if values else 1
    keys = chart.keys[-MOST_COLUMNS:]
    drawn = []
    for number, (label, key, value) in enumerate(zip(chart.labels[-MOST_COLUMNS:], keys, values, strict=True)):
        left = room * (number + (1 - COLUMN_SHARE) / 2)
        drawn.append(
            Column(
                label=label, value=value, x=_percent(left), width=_percent(room * COLUMN_SHARE),
                y=_percent(1 - value / top), height=_percent(value / top),
                year=_year_at(keys, number), is_chosen=key in chosen,
            )
        )  # fmt: skip
    return drawn, [Line(top * step // TICKS, _percent(1 - step / TICKS)) for step in range(1, TICKS + 1)]


def tiles(chart: Chart, places: dict[str, tuple[int, int]]) -> list[Tile]:
    """`places` are {code: (row, column)}; what has no place (supra-regional) has no tile."""
    values = _values(chart)
    highest = max((value for key, value in zip(chart.keys, values, strict=True) if key in places), default=0)
    return [
        Tile(key, label, value, level(value, highest), places[key][1] * TILE, places[key][0] * TILE)
        for key, label, value in zip(chart.keys, chart.labels, values, strict=True)
        if key in places
    ]


def heat_rows(chart: Chart) -> list[HeatRow]:
    """The table by rows, each cell with its shade; a chart that is only a table has none."""
    highest = max((count.high for series in chart.series for count in series.values if count), default=0)
    if chart.shape != Shape.HEAT:
        highest = 0
    return [
        HeatRow(
            label, [(values[row], level(values[row].high if values[row] else 0, highest)) for values in _rows(chart)]
        )
        for row, label in enumerate(chart.labels)
    ]


def level(value: int, highest: int) -> int:
    """A shade from 0 (nothing) to 5.

    >>> [level(value, 100) for value in (0, 1, 20, 21, 100)]
    [0, 1, 1, 2, 5]
    """
    return -(-LEVELS * value // highest) if highest else 0


def _year_at(keys: Sequence[str], number: int) -> str:
    """The year where it begins; none at the edge of the drawing where the next one follows too closely."""
    year = keys[number][:4]
    if number and keys[number - 1][:4] == year:
        return ""
    months = sum(key[:4] == year for key in keys)
    return year if months >= ROOM_FOR_YEAR or number + months == len(keys) else ""


def _rows(chart: Chart) -> list[Sequence[Count | None]]:
    return [series.values for series in chart.series]


def _values(chart: Chart) -> list[int]:
    return [count.high if count else 0 for count in chart.series[0].values] if chart.series else []


def _round_top(highest: int) -> int:
    """The first number of four round steps that is not below.

    >>> _round_top(0), _round_top(37), _round_top(1381)
    (4, 40, 1600)
    """
    tens = 1
    while True:
        for step in (1, 2, 3, 4, 5):
            if TICKS * step * tens >= highest:
                return TICKS * step * tens
        tens *= 10


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"
