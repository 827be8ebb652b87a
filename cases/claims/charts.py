"""A claim's weeks as a small line and as columns. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from streetwork.web.weeks import WEEK

SPARK_WIDTH, SPARK_HEIGHT, EDGE = 96, 24, 2
WIDTH, HEIGHT, GAP = 640, 120, 10


def spark_points(weeks: Sequence[int]) -> str:
    """For the attribute `points` of a polyline of SPARK_WIDTH × SPARK_HEIGHT; y begins at zero."""
    highest = max(*weeks, 1)
    step = (SPARK_WIDTH - 2 * EDGE) / (len(weeks) - 1)
    room = SPARK_HEIGHT - 2 * EDGE
    return " ".join(
        f"{EDGE + at * step:.1f},{SPARK_HEIGHT - EDGE - room * number / highest:.1f}" for at, number in enumerate(weeks)
    )


@dataclass(frozen=True)
class Column:
    """A week: corrections stand on the ground, sightings on top of them."""

    monday: date
    corrected: int
    seen: int
    x: float
    width: float
    corrected_y: float
    corrected_height: float
    seen_y: float
    seen_height: float
    is_running: bool = False

    @property
    def sum(self) -> int:
        return self.corrected + self.seen

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        return self.seen_y - 4


def columns(corrected: Sequence[int], seen: Sequence[int], monday: date) -> list[Column]:
    """The weeks up to the running one, which begins on `monday`; drawn from zero in WIDTH × HEIGHT."""
    number = len(corrected)
    highest = max((a + b for a, b in zip(corrected, seen, strict=True)), default=0) or 1
    slot = WIDTH / number
    drawn = []
    for at, (right, sight) in enumerate(zip(corrected, seen, strict=True)):
        tall, taller = (round((HEIGHT - 16) * value / highest, 1) for value in (right, right + sight))
        drawn.append(
            Column(
                monday=monday - (number - 1 - at) * WEEK, corrected=right, seen=sight,
                x=round(at * slot + GAP / 2, 1), width=round(slot - GAP, 1),
                corrected_y=HEIGHT - tall, corrected_height=tall,
                seen_y=round(HEIGHT - taller, 1), seen_height=round(taller - tall, 1),
                is_running=at == number - 1,
            )
        )  # fmt: skip
    return drawn
