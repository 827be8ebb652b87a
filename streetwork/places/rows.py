"""What a source says, before it is a table: rows, and what follows from all of them together. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH_KM = 6371.0
# Rows of one name in one state belong together when a chain of steps of at most this length connects them.
STEP_KM = 15.0


class Row(NamedTuple):
    """One name under one postcode; degrees are WGS 84."""

    postcode: str
    name: str
    state_id: int
    district: str
    latitude: float
    longitude: float


class Placed(NamedTuple):
    """A row with the number of postcodes of its place and its number among equal names of the state (0: alone)."""

    row: Row
    weight: int
    part: int


def km(a: Row, b: Row) -> float:
    """Great-circle distance."""
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    across = sin((lat_b - lat_a) / 2) ** 2
    along = sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(across + cos(lat_a) * cos(lat_b) * along))


def place_together(rows: Iterable[Row]) -> list[Placed]:
    """Tell the towns with many postcodes from the villages that only share a name."""
    by_name = defaultdict(list)
    for row in rows:
        by_name[row.name, row.state_id].append(row)
    placed = []
    for same in by_name.values():
        groups = _connected(same)
        for number, group in enumerate(groups, start=1):
            weight = len({row.postcode for row in group})
            placed += [Placed(row, weight, number if len(groups) > 1 else 0) for row in group]
    return placed


def _connected(rows: list[Row]) -> list[list[Row]]:
    """Groups of rows by chains of short steps, the largest first."""
    left, groups = list(rows), []
    while left:
        group, reached = [], [left.pop(0)]
        while reached:
            here = reached.pop()
            group.append(here)
            reached += [row for row in left if km(here, row) <= STEP_KM]
            left = [row for row in left if km(here, row) > STEP_KM]
        groups.append(group)
    return sorted(groups, key=lambda group: (-len(group), group[0].postcode))
