"""Where the nodes of a graph lie. Pure and deterministic: no chance, no clock, so the same graph looks the same.

Each connected part is drawn by forces (Fruchterman and Reingold 1991: neighbours attract, all others repel, the steps
grow smaller), then its labels are pushed apart, then the parts are packed in rows. Lengths are in px.
"""

from math import cos, hypot, pi, sin, sqrt
from typing import NamedTuple

GOLDEN = pi * (3 - sqrt(5))
SPRING = 84.0
# How far a node pushes others: beyond it nobody is asked, so that time grows with the nodes, not with their square.
REACH = 3.2
STEPS = 140
STRETCH = 1.25  # screens are wider than high, and so are names
BOX_WIDTH, BOX_HEIGHT = 138.0, 92.0
GAP = 28.0
LEAST_WIDTH = 940.0  # the place there is on a screen
PUSHES = 80


class Layout(NamedTuple):
    """Positions in the order of the nodes, and the size of the whole."""

    points: list[tuple[float, float]]
    width: float
    height: float


def laid_out(count: int, edges: list[tuple[int, int]], *, shape: float = 1.9) -> Layout:
    """Place `count` nodes, given the edges between their numbers; `shape` is the wanted width by height."""
    if not count:
        return Layout([], 0, 0)
    near = _neighbours(count, edges)
    parts = []
    for members in _parts(near):
        points = _spread(members, near)
        _push_apart(points)
        parts.append((members, *_boxed(points)))
    return _packed(count, parts, shape)


def _neighbours(count: int, edges) -> list[list[int]]:
    near: list[set[int]] = [set() for _node in range(count)]
    for a, b in edges:
        if a != b:
            near[a].add(b)
            near[b].add(a)
    return [sorted(each) for each in near]


def _parts(near: list[list[int]]) -> list[list[int]]:
    """The connected parts, the largest first; each in the order of a walk that begins at its most linked node."""
    seen, parts = set(), []
    for start in sorted(range(len(near)), key=lambda node: (-len(near[node]), node)):
        if start in seen:
            continue
        walk = [start]
        seen.add(start)
        for node in walk:
            fresh = [other for other in near[node] if other not in seen]
            seen.update(fresh)
            walk += fresh
        parts.append(walk)
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _spread(members: list[int], near: list[list[int]]) -> list[list[float]]:
    """Positions of one part, in the order of its members."""
    places = {node: index for index, node in enumerate(members)}
    links = sorted(
        {(min(places[a], places[b]), max(places[a], places[b])) for a in members for b in near[a]}
    )  # fmt: skip
    points = [
        [SPRING * 0.75 * sqrt(index) * cos(index * GOLDEN), SPRING * 0.75 * sqrt(index) * sin(index * GOLDEN)]
        for index in range(len(members))
    ]
    for step in range(STEPS if len(members) > 1 else 0):
        _step(points, links, heat=SPRING * 0.9 * (1 - step / STEPS) + 1)
    for point in points:
        point[0] *= STRETCH
    return points


def _step(points, links, *, heat: float) -> None:
    moves = [[0.0, 0.0] for _point in points]
    limit = REACH * SPRING
    cells: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(points):
        cells.setdefault((int(x // limit), int(y // limit)), []).append(index)
    for (column, row), inside in cells.items():
        around = [
            other for dx in (-1, 0, 1) for dy in (-1, 0, 1) for other in cells.get((column + dx, row + dy), ())
        ]  # fmt: skip
        for a in inside:
            x, y = points[a]
            move = moves[a]
            for b in around:
                dx, dy = x - points[b][0], y - points[b][1]
                square = dx * dx + dy * dy
                if a == b or square > limit * limit:
                    continue
                if square < 1e-6:  # on one spot: part by their numbers
                    dx, dy, square = (0.5, 0.1, 0.26) if a < b else (-0.5, -0.1, 0.26)
                push = SPRING * SPRING / square
                move[0] += dx * push
                move[1] += dy * push
    for a, b in links:
        dx, dy = points[a][0] - points[b][0], points[a][1] - points[b][1]
        pull = hypot(dx, dy) / SPRING
        moves[a][0] -= dx * pull
        moves[a][1] -= dy * pull
        moves[b][0] += dx * pull
        moves[b][1] += dy * pull
    for point, (dx, dy) in zip(points, moves, strict=True):
        length = hypot(dx, dy)
        if length > 0:
            stride = min(length, heat) / length
            # a light pull to the middle keeps loose ends near
            point[0] += dx * stride - point[0] * 0.004
            point[1] += dy * stride - point[1] * 0.004


def _push_apart(points) -> None:
    """Move nodes whose boxes (with the label) overlap, along the shorter way, until none do."""
    for _push in range(PUSHES):
        order = sorted(range(len(points)), key=lambda index: (points[index][0], index))
        moved = False
        for at, a in enumerate(order):
            for b in order[at + 1 :]:
                over_x = BOX_WIDTH - abs(points[b][0] - points[a][0])
                if points[b][0] - points[a][0] >= BOX_WIDTH:
                    break
                over_y = BOX_HEIGHT - abs(points[b][1] - points[a][1])
                if over_x <= 0.01 or over_y <= 0.01:
                    continue
                moved = True
                axis = 0 if over_x < over_y else 1
                half = (over_x if axis == 0 else over_y) / 2 + 0.5
                sign = 1 if (points[b][axis], b) > (points[a][axis], a) else -1
                points[a][axis] -= sign * half
                points[b][axis] += sign * half
        if not moved:
            break


def _boxed(points) -> tuple[list[tuple[float, float]], float, float]:
    """The part with its upper left corner at zero."""
    left, top = min(x for x, _y in points) - BOX_WIDTH / 2, min(y for _x, y in points) - BOX_HEIGHT / 2
    moved = [(x - left, y - top) for x, y in points]
    return moved, max(x for x, _y in moved) + BOX_WIDTH / 2, max(y for _x, y in moved) + BOX_HEIGHT / 2


def _packed(count: int, parts, shape: float) -> Layout:
    """The parts in rows, as wide as their areas want."""
    area = sum((width + GAP) * (height + GAP) for _members, _points, width, height in parts)
    wanted = max([LEAST_WIDTH, sqrt(area * shape), *(width for _members, _points, width, _height in parts)])
    found: list[tuple[float, float]] = [(0.0, 0.0)] * count
    x = y = row_height = widest = 0.0
    for members, points, width, height in parts:
        if x and x + width > wanted:
            x, y, row_height = 0.0, y + row_height + GAP, 0.0
        for node, (px, py) in zip(members, points, strict=True):
            found[node] = (round(x + px, 1), round(y + py, 1))
        x += width + GAP
        widest, row_height = max(widest, x - GAP), max(row_height, height)
    return Layout(found, round(widest, 1), round(y + row_height, 1))
