"""Nine weeks as small bars. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

BAR, GAP, HEIGHT = 8, 3, 28


@dataclass(frozen=True)
class Spark:
    """Bars from zero, the week itself last: (x, y, height, is the week itself), as texts for SVG."""

    bars: tuple[tuple[str, str, str, bool], ...]
    width: int
    height: int = HEIGHT
    bar: int = BAR


def spark(weeks: Sequence[int]) -> Spark:
    """Scaled to the highest of its own weeks; a week with anything in it is at least a line."""
    highest = max((*weeks, 1))
    drawn = []
    for at, number in enumerate(weeks):
        tall = max(1.0 if number else 0.0, round(HEIGHT * number / highest, 1))
        drawn.append((str(at * (BAR + GAP)), f"{HEIGHT - tall:.1f}", f"{tall:.1f}", at == len(weeks) - 1))
    return Spark(tuple(drawn), len(weeks) * (BAR + GAP) - GAP)
