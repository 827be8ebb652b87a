"""Where the lines of the map begin and end: at the rim of a circle, clear of its label. Pure; lengths in px."""

from dataclasses import dataclass
from math import hypot


@dataclass(frozen=True)
class Spot:
    """What a node takes up: a circle, and below it a label."""

    x: float
    y: float
    radius: int
    label_width: float
    label_height: float

    def towards(self, target: tuple[float, float], distance: float) -> tuple[float, float]:
        """Where a line to `target` leaves the node: at the rim, or below the label that it would cross."""
        dx, dy = target[0] - self.x, target[1] - self.y
        length = hypot(dx, dy) or 1
        dx, dy = dx / length, dy / length
        way = self.radius + distance
        bottom = self.radius + self.label_height
        if dy > 0 and abs(dx) * self.radius < dy * self.label_width / 2:
            leaves = min(bottom / dy, self.label_width / 2 / abs(dx) if dx else bottom / dy)
            way = max(way, min(leaves + distance, length * 0.6))
        return self.x + dx * way, self.y + dy * way


def path_between(start: Spot, end: Spot, bend: float) -> str:
    """From the rim of one to the rim of the other, bent to one side; the arrow's tip keeps a little distance."""
    dx, dy = end.x - start.x, end.y - start.y
    length = hypot(dx, dy) or 1
    over = ((start.x + end.x) / 2 - dy / length * bend * 2, (start.y + end.y) / 2 + dx / length * bend * 2)
    x1, y1 = start.towards(over, 2)
    x2, y2 = end.towards(over, 4)
    return f"M{x1:.1f} {y1:.1f}Q{over[0]:.1f} {over[1]:.1f} {x2:.1f} {y2:.1f}"
