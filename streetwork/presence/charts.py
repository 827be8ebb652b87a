"""The course of a space's members, as points of a small SVG. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT, EDGE = 320, 80, 6


@dataclass(frozen=True)
class MemberChart:
    """A line from the oldest to the newest count. y begins at zero, x follows the calendar."""

    points: tuple[tuple[float, float], ...]
    first: tuple[date, int]
    last: tuple[date, int]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def path(self) -> str:
        """For the attribute `points` of a polyline."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.points)

    @property
    def end(self) -> tuple[str, str]:
        x, y = self.points[-1]
        return f"{x:.1f}", f"{y:.1f}"


def member_chart(counts: Sequence[tuple[date, int]]) -> MemberChart | None:
    """Draw (day, members) pairs in any order; None when there are fewer than two days."""
    counts = sorted(counts)
    if len(counts) < 2:
        return None
    begin, days = counts[0][0], (counts[-1][0] - counts[0][0]).days
    highest = max(count for _day, count in counts) or 1
    points = tuple(
        (
            EDGE + (WIDTH - 2 * EDGE) * (day - begin).days / days,
            HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * count / highest,
        )
        for day, count in counts
    )
    return MemberChart(points, counts[0], counts[-1])
