"""Linear programme: what is the least, and the most, that a cell can hold, if everything published is true together?

Unknown are all cells of a year's quarters and months. Each lies within what its published value allows (a withheld
table: anything); months add up to quarters in every table that counts the same value, quarters add up to the year.
A cell of fewer than three persons counts persons, so sums may fail by a little: the attacker first finds the smallest
total misfit that explains everything, then asks for each cell's bounds within it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, find, hstack, vstack

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.releases.menu import DIMENSIONS, OTHER, TABLES, tables_of
from tests.disclosure.publisher import At, Place, Releases, Truth, When

NEARLY = 1e-5
STEPS = 2
Cell = tuple[At, Place]


@dataclass(frozen=True)
class Bounds:
    """What the published tables together prove about one cell."""

    at: At
    place: Place
    least: int
    most: float

    @property
    def is_exact(self) -> bool:
        return self.least == self.most

    @property
    def proves_presence(self) -> bool:
        return self.least >= 1


# Beyond every count: with infinity, what one unbounded cell leaves to the others could not be told.
FAR = 1e9


class Equations:
    """Everything published about one year. `sums`: lists of (cell, factor) that come to 0."""

    def __init__(self, releases: Releases, year: int):
        self.releases, self.year = releases, year
        self.cells: dict[Cell, int] = {}
        self.limits: list[tuple[float, float]] = []
        self.values: list[int | None] = []
        self.sums: list[list[tuple[int, int]]] = []
        for quarter in self.quarters:
            self._months_make(quarter)
        for table in tables_of(PeriodKind.YEAR):
            self._quarters_make(When(PeriodKind.YEAR, year), table.key)

    @property
    def quarters(self) -> list[When]:
        every = [When(PeriodKind.QUARTER, 4 * self.year + number) for number in range(4)]
        return [each for each in every if each in self.releases.languages]

    def cell(self, at: At, place: Place) -> int:
        """The number of the unknown, made when it is first asked for."""
        if (at, place) not in self.cells:
            table = self.releases.of(*at)
            value = None if table is None else table.get(place, 0)
            self.cells[at, place] = len(self.limits)
            self.limits.append(self.releases.noise.bounds(value))
            self.values.append(value)
        return self.cells[at, place]

    def _months_make(self, quarter: When) -> None:
        months = [When(PeriodKind.MONTH, month) for month in quarter.months]
        for dimension in ("", *DIMENSIONS):
            for code in self.releases.codes(dimension, quarter):
                if code == OTHER or any(code not in self.releases.codes(dimension, month) for month in months):
                    continue
                parts = [
                    (self.cell((month, f"month-{dimension or 'total'}"), (code, "")), -1)
                    for month in months
                    if month in self.releases.languages
                ]
                for table in tables_of(PeriodKind.QUARTER):
                    if dimension in ("", *table.dimensions):
                        line = self._line((quarter, table.key), dimension, code)
                        self.sums.append([*parts, *((cell, 1) for cell in line)])

    def _line(self, at: At, dimension: str, code: str) -> list[int]:
        """The cells of a row, of a column, or of the whole table."""
        table = TABLES[at[1]]
        rows = [code] if table.row == dimension else self.releases.codes(table.row, at[0])
        columns = [code] if table.column == dimension else self.releases.codes(table.column, at[0])
        return [self.cell(at, (row, column)) for row in rows for column in columns]

    def _quarters_make(self, year: When, key: str) -> None:
        if year not in self.releases.languages or len(self.quarters) < 4:
            return
        table = TABLES[key]
        for row in self.releases.codes(table.row, year):
            for column in self.releases.codes(table.column, year):
                parts = [((quarter, f"quarter-{table.shape}"), (row, column)) for quarter in self.quarters]
                if OTHER in (row, column) or any(part not in self.cells for part in parts):
                    continue
                whole = self.cell((year, key), (row, column))
                self.sums.append([(whole, -1), *((self.cells[part], 1) for part in parts)])

    def propagated(self) -> np.ndarray:
        """Bounds of all cells by passing what every sum says on to its parts, until nothing changes: a little weaker
        than the programme, but for thousands of cells at once. Shape (cells, 2)."""
        low, high = (np.array(each, float) for each in zip(*self.limits, strict=True))
        high = np.minimum(high, FAR)
        sums = self.matrix()
        plus, minus = sums.maximum(0), -sums.minimum(0)
        row, column, factor = find(sums)
        for _round in range(12):
            least, most = plus @ low - minus @ high, plus @ high - minus @ low
            own_least = np.where(factor > 0, low[column], -high[column])
            own_most = np.where(factor > 0, high[column], -low[column])
            upper, lower = own_least - least[row], own_most - most[row]  # what the other cells leave
            np.minimum.at(high, column, np.where(factor > 0, upper, -lower))
            np.maximum.at(low, column, np.where(factor > 0, lower, -upper))
        return np.stack([np.ceil(low - NEARLY), np.floor(high + NEARLY)], axis=1)

    def matrix(self) -> csr_array:
        """One row a sum, one column a cell."""
        entries = [(row, cell, factor) for row, line in enumerate(self.sums) for cell, factor in line]
        rows, columns, factors = (np.array(each) for each in zip(*entries, strict=True))
        return csr_array((factors.astype(float), (rows, columns)), shape=(len(self.sums), len(self.limits)))


class Programme:
    """The linear programme of one year; `of(cell)` solves it twice, with all sums up to `STEPS` away from the cell."""

    def __init__(self, releases: Releases, year: int):
        self.equations = Equations(releases, year)
        self._sums = self.equations.matrix()
        self._of_cell = csr_array(self._sums.T)

    def of(self, at: At, place: Place) -> Bounds:
        """The least and the most that the cell can hold."""
        cell = self.equations.cells[at, place]
        sums = self._near(cell)
        part = self._sums[sums]
        columns = np.unique(part.indices)
        part = csr_array(part[:, columns])
        limits = [self.equations.limits[column] for column in columns]
        goal = (columns == cell).astype(float)
        room = self._misfits(part, limits)
        least, most = (_solve(sign * goal, part, limits, room) for sign in (1, -1))
        return Bounds(at, place, int(np.ceil(least - NEARLY)), float(np.floor(-most + NEARLY)))

    def _near(self, cell: int) -> np.ndarray:
        sums = self._of_cell[[cell]].indices
        for _step in range(STEPS - 1):
            cells = np.unique(self._sums[sums].indices)
            sums = np.unique(self._of_cell[cells].indices)
        return sums

    @staticmethod
    def _misfits(part: csr_array, limits: list) -> np.ndarray:
        """By how much each sum has to fail, at least, for all to be possible: 0 unless few persons came often."""
        rows, size = part.shape
        misfit = eye_array(rows, format="csr")
        found = linprog(
            np.concatenate([np.zeros(size), np.ones(2 * rows)]),
            A_eq=csr_array(hstack([part, misfit, -misfit])), b_eq=np.zeros(rows),
            bounds=[*limits, *[(0, None)] * (2 * rows)], method="highs",
        )  # fmt: skip
        return found.x[size : size + rows] + found.x[size + rows :]


def _solve(goal: np.ndarray, sums: csr_array, limits: list, room: np.ndarray) -> float:
    both = csr_array(vstack([sums, -sums]))
    found = linprog(goal, A_ub=both, b_ub=np.tile(room + NEARLY / 10, 2), bounds=limits, method="highs")
    return -np.inf if found.fun is None else found.fun


def audit(releases: Releases, year: int, cells: Iterable[Cell]) -> list[Bounds]:
    """The bounds of these cells, by all months, quarters and tables of the year jointly."""
    programme = Programme(releases, year)
    return [programme.of(at, place) for at, place in cells]


def exact(found: Iterable[Bounds], truth: Truth) -> list[Bounds]:
    """Cells whose count is proven, and rightly: the breaches."""
    return [each for each in found if each.is_exact and truth.counts[each.at].get(each.place, 0) == each.least > 0]
