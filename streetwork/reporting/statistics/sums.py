"""Arithmetic on published cells, with how far a sum may be off. Pure.

Every cell was altered by at most `D`, and by a variance of `VARIANCE`; the alterations of different cells are
independent, so a sum of k cells is off by less than 2·√(k·VARIANCE) in 19 of 20 cases.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, sqrt

from streetwork.reporting.releases.perturbation import VARIANCE, D

STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Sum:
    """A published number, or several added up; `cells` is how many."""

    value: int = 0
    cells: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.value + other.value, self.cells + other.cells)

    @property
    def off(self) -> int:
        """How far from the truth it usually is at most.

        >>> Sum(50, 1).off, Sum(4213, 100).off
        (4, 35)
        """
        return D if self.cells <= 1 else ceil(2 * sqrt(VARIANCE * self.cells))

    @property
    def about(self) -> int:
        """Rounded so that it claims no more than is known.

        >>> Sum(4213, 1).about, Sum(4213, 100).about
        (4215, 4200)
        """
        return _rounded(self.value, _step(self.off))


def total_of(sums: Iterable[Sum]) -> Sum:
    total = Sum()
    for each in sums:
        total += each
    return total


def along(cells: Mapping[tuple[str, str], int], axis: int) -> dict[str, Sum]:
    """{code of the row (axis 0) or column (axis 1): the sum over the other}, largest first."""
    sums: dict[str, Sum] = {}
    for place, value in cells.items():
        sums[place[axis]] = sums.get(place[axis], Sum()) + Sum(value, 1)
    return dict(sorted(sums.items(), key=lambda item: (-item[1].value, item[0])))


def _step(off: int) -> int:
    """1, 2, 5, 10, 20, 50, … : the first that is as large as the doubt."""
    tens = 1
    while True:
        for step in STEPS:
            if step * tens >= off:
                return step * tens
        tens *= 10


def _rounded(value: int, step: int) -> int:
    return (value + step // 2) // step * step
