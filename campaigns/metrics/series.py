"""Readings over time, cut where the definition changed: what charts draw and tables say. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from campaigns.metrics.definitions import Definition, breaks_between, definition_with
from campaigns.models import Metric

WIDTH, HEIGHT = 640, 160
EDGE = 6


@dataclass(frozen=True)
class Piece:
    """A stretch of one definition. `points`: x,y pairs for SVG; `dot`: the only point of a stretch of one."""

    points: str
    dot: tuple[float, float] | None


@dataclass(frozen=True)
class Break:
    """Where the definition changed: `x` in the chart, `day` of the first reading that counts anew."""

    x: float
    day: date
    definition: Definition | None


@dataclass(frozen=True)
class Line:
    """A chart of one figure: pieces that are not joined over a change of definition."""

    name: str
    label: str
    pieces: list[Piece]
    breaks: list[Break]
    first: date
    last: date
    highest: int
    newest: int

    @property
    def is_drawn(self) -> bool:
        return any("," in piece.points for piece in self.pieces)


def line_of(readings: Iterable[Metric]) -> Line | None:
    """The line of one figure's readings, the oldest first; None without any."""
    readings = list(readings)
    if not readings:
        return None
    first, last = readings[0].measured_on, readings[-1].measured_on
    days = max((last - first).days, 1)
    highest = max(reading.value for reading in readings)

    def at(reading: Metric) -> tuple[float, float]:
        across = (reading.measured_on - first).days / days
        up = reading.value / highest if highest else 0
        return round(EDGE + across * (WIDTH - 2 * EDGE), 1), round(HEIGHT - EDGE - up * (HEIGHT - 2 * EDGE), 1)

    cuts = breaks_between([reading.definition for reading in readings])
    pieces = [_piece([at(each) for each in readings[a:b]]) for a, b in zip([0, *cuts], [*cuts, None], strict=True)]
    breaks = [
        Break(
            round((at(readings[cut - 1])[0] + at(readings[cut])[0]) / 2, 1),
            readings[cut].measured_on,
            definition_with(readings[cut].definition),
        )
        for cut in cuts
    ]
    newest = readings[-1]
    label = newest.get_name_display()
    return Line(newest.name, label, pieces, breaks, first, last, highest, newest.value)


def _piece(points: list[tuple[float, float]]) -> Piece:
    written = " ".join(f"{x},{y}" for x, y in points)
    return Piece(written if len(points) > 1 else "", points[0] if len(points) == 1 else None)


def by_name(readings: Iterable[Metric]) -> dict[str, list[Metric]]:
    """The readings of each figure, in their order; on one day what was entered last counts."""
    found: dict[str, dict[date, Metric]] = {}
    for reading in readings:
        found.setdefault(reading.name, {})[reading.measured_on] = reading
    return {name: [days[day] for day in sorted(days)] for name, days in found.items()}
