"""Certainty: an attacker who computes, cell by cell, how probable each true count is.

Empirical Bayes. Each cell has a rate: what its row and column let expect, times a factor that the attacker learns from
all the other periods in which the cell was published; how far the factors spread is fitted to the whole table. From
the rate and the cell's own value follow beliefs about its count. Then whatever else is published about the cell is
taken in, by exact sums over all that the other cells may hold: the months' totals of its row and its column, and the
year's cell with the three other quarters, which is a second, independent draw over the same contacts. A corrected
period gives one more draw of everything.

The attacker knows the rule of seldom cells, too (`tables.without_seldom`): that a cell is shown at all says that its
twelve months hold enough.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from scipy.special import gammaln, pdtrc

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.releases.menu import OTHER, TABLES
from tests.disclosure.publisher import LENGTH, At, Place, Releases, Truth, When

CERTAIN = 0.9
SMALL = (1, 2)
SUPPORT = 40  # counts above are left out: no cell that is 1 or 2 is shown so high
INFORMATIVE = 60  # the total of a larger row says nothing about one of its cells
FACTORS = np.exp(np.linspace(np.log(0.002), np.log(30), 28))
SPREADS = (0.15, 0.25, 0.4, 0.6, 0.9, 1.4, 2.5, 5.0, 20.0)


@dataclass(frozen=True)
class Naming:
    """“This cell is exactly `count`”, said with this certainty."""

    at: At
    place: Place
    count: int
    certainty: float


class Sight:
    """What the attacker has in hand. `draws`: the releases, and what corrected them; `own`: how many entries of each
    cell are the attacker's own work (an insider), so that counts are those of the others.
    """

    def __init__(self, draws: Iterable[Releases], own: Mapping[At, Mapping[Place, int]] | None = None):
        self.draws, self.own = list(draws), own or {}
        self.noise, self.fewest = self.draws[0].noise, self.draws[0].fewest_of_a_cell

    def codes(self, dimension: str, when: When) -> tuple[str, ...]:
        return self.draws[0].codes(dimension, when)

    def editions(self, at: At) -> list[Mapping[Place, int]]:
        """The published cells of one table, in all draws."""
        return [cells for each in self.draws if (cells := each.of(*at)) is not None]

    def mine(self, at: At, place: Place) -> int:
        return self.own.get(at, {}).get(place, 0)

    def chances(self, at: At, place: Place, *, hidden: bool) -> np.ndarray:
        """P(all draws' values | the others' count is n), as long as it may be more than 0."""
        values = [cells.get(place, 0) for cells in self.editions(at)]
        each = [(self.noise.hidden if hidden else self.noise.likelihoods)(value) for value in values]
        length = min(map(len, each))
        return np.prod([chances[:length] for chances in each], axis=0)[self.mine(at, place) :]


def namings(sight: Sight, *, at_least: float = CERTAIN, jointly: bool = True) -> list[Naming]:
    """All cells of which one small count is at least so certain.

    `jointly`: use the months' totals and, for quarters, the year's cell, too.
    """
    grids = _grids(sight)
    found = []
    for at, grid in grids.items():
        beliefs = grid.beliefs
        if jointly and TABLES[at[1]].column:
            beliefs = beliefs * _of_margins(sight, at, grid) * _of_the_other_draw(sight, at, grids)
            beliefs = beliefs / np.maximum(beliefs.sum(axis=2, keepdims=True), 1e-300)
        for count in SMALL:
            for i, j in np.argwhere(beliefs[:, :, count] >= at_least):
                found.append(Naming(at, (grid.rows[i], grid.columns[j]), count, float(beliefs[i, j, count])))
    return found


def right(found: Iterable[Naming], truth: Truth, own: Mapping[At, Mapping[Place, int]] | None = None) -> list[Naming]:
    """Those that are true: the breaches. With `own` entries, those that are true of the others' entries."""
    if own is None:
        return [each for each in found if truth.counts[each.at].get(each.place, 0) == each.count]
    return [
        each for each in found if truth.entries[each.at][each.place] - own[each.at].get(each.place, 0) == each.count
    ]


@dataclass
class _Grid:
    """One table of one period. Shapes: prior and beliefs (row, column, n); `is_large`: beyond SUPPORT."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    is_large: np.ndarray
    prior: np.ndarray
    beliefs: np.ndarray


def _grids(sight: Sight) -> dict[At, _Grid]:
    keys = sorted({key for _when, key in sight.draws[0].cells if TABLES[key].row})
    return {at: grid for key in keys for at, grid in _learnt(sight, key).items()}


def _learnt(sight: Sight, key: str) -> dict[At, _Grid]:
    """The beliefs about one table in all its periods, from single cells and their other periods."""
    table, facts, history = TABLES[key], {}, {}
    for at in [at for at in sight.draws[0].cells if at[1] == key]:
        rows, columns = (sight.codes(name, at[0]) for name in (table.row, table.column))
        rates = _expected(sight, at, rows, columns)[..., None] * FACTORS
        chances, is_large = _chances(sight, at, rows, columns, rates)
        told = (chances := chances * _poisson(rates)).sum(axis=3)
        told[is_large] = 1.0
        facts[at] = rows, columns, is_large, rates, chances, np.log(np.maximum(told, 1e-300))
        for i, row in enumerate(rows):
            for j, column in enumerate(columns):
                history[row, column] = history.get((row, column), 0) + facts[at][-1][i, j]
    if not facts:
        return {}
    weights, found = _fitted(np.stack(list(history.values()))), {}
    for at, (rows, columns, is_large, rates, chances, log_told) in facts.items():
        others = np.stack([np.stack([history[row, column] for column in columns]) for row in rows]) - log_told
        rate = np.exp(others - others.max(axis=2, keepdims=True)) * weights
        rate /= rate.sum(axis=2, keepdims=True)
        prior = np.einsum("ijf,ijfn->ijn", rate, _poisson(rates))
        beliefs = np.einsum("ijf,ijfn->ijn", rate, chances)
        beliefs /= np.maximum(beliefs.sum(axis=2, keepdims=True), 1e-300)
        found[at] = _Grid(rows, columns, is_large, prior, beliefs)
    return found


def _expected(sight: Sight, at: At, rows: Sequence[str], columns: Sequence[str]) -> np.ndarray:
    """What a cell would hold if rows and columns had nothing to do with each other; in single tables, the mean."""
    values = [
        [np.mean([cells.get((i, j), 0) for cells in sight.editions(at)]) - sight.mine(at, (i, j)) for j in columns]
        for i in rows
    ]
    values = np.maximum(values, 0)
    if columns == ("",):
        return np.full_like(values, max(values.mean(), 0.01))
    return np.maximum(np.outer(values.sum(axis=1), values.sum(axis=0)) / max(values.sum(), 1), 0.01)


def _chances(sight: Sight, at: At, rows, columns, rates: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """P(all draws' values | the others' count n, rate), shape (row, column, factor, n); and which cells are large."""
    shown, kept = np.ones((*rates.shape[:2], SUPPORT)), np.ones((*rates.shape[:2], SUPPORT))
    is_large = np.zeros(rates.shape[:2], bool)
    mine = np.zeros(rates.shape[:2])
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            chances = sight.chances(at, (row, column), hidden=False)
            is_large[i, j], mine[i, j] = len(chances) > SUPPORT, sight.mine(at, (row, column))
            shown[i, j], kept[i, j] = _padded(chances), _padded(sight.chances(at, (row, column), hidden=True))
    elsewhere = rates * (len(at[0].twelve_months) / LENGTH[at[0].kind] - 1)
    missing = sight.fewest - np.arange(SUPPORT) - mine[:, :, None, None] * len(at[0].twelve_months) / LENGTH[at[0].kind]
    is_open = np.where(missing < 1, 1.0, pdtrc(np.maximum(missing - 1, 0), elsewhere[..., None]))
    return is_open * shown[:, :, None, :] + (1 - is_open) * kept[:, :, None, :], is_large


def _fitted(history: np.ndarray) -> np.ndarray:
    """The weights of the factors whose spread makes everything that was published most probable."""
    likely = np.exp(history - history.max(axis=1, keepdims=True))
    return max(map(_gamma, SPREADS), key=lambda weights: np.log(np.maximum(likely @ weights, 1e-300)).sum())


def _gamma(spread: float) -> np.ndarray:
    """The probabilities of FACTORS (evenly spaced logarithms) under a gamma distribution of mean 1."""
    weights = np.exp(spread * np.log(FACTORS) - spread * FACTORS)
    return weights / weights.sum()


def _padded(vector: np.ndarray) -> np.ndarray:
    return np.pad(vector[:SUPPORT], (0, max(SUPPORT - len(vector), 0)))


def _poisson(mean: np.ndarray) -> np.ndarray:
    n, mean = np.arange(SUPPORT), mean[..., None]
    return np.exp(n * np.log(mean) - mean - gammaln(n + 1))


def _of_margins(sight: Sight, at: At, grid: _Grid) -> np.ndarray:
    """What the months' totals of small rows and columns say about each cell, given all the other cells."""
    (when, key), said = at, np.ones_like(grid.beliefs)
    for position, code in enumerate(grid.rows):
        if (total := _total(sight, when, TABLES[key].row, code)) is not None and not grid.is_large[position].any():
            said[position] *= _rest(grid.beliefs[position], total)
    for position, code in enumerate(grid.columns):
        if (total := _total(sight, when, TABLES[key].column, code)) is not None and not grid.is_large[
            :, position
        ].any():
            said[:, position] *= _rest(grid.beliefs[:, position], total)
    return said


def _total(sight: Sight, when: When, dimension: str, code: str) -> np.ndarray | None:
    """P(the months' published values | total is n); None if a month was withheld or the total is too large."""
    parts = []
    for month in when.months:
        at = When(PeriodKind.MONTH, month), f"month-{dimension}"
        if code == OTHER or not sight.editions(at) or code not in sight.codes(dimension, at[0]):
            return None
        parts.append(np.maximum(*(sight.chances(at, (code, ""), hidden=hidden) for hidden in (False, True))))
        if sum(map(len, parts)) > INFORMATIVE or not len(parts[-1]):
            return None
    return reduce(np.convolve, parts)


def _rest(beliefs: np.ndarray, total: np.ndarray) -> np.ndarray:
    """For each cell of a line: P(total | the cell is n), summed over whatever the other cells may be."""
    said = np.ones_like(beliefs)
    before = [np.ones(1)]
    for each in beliefs:
        before.append(np.convolve(before[-1], each)[: len(total)])
    after = np.ones(1)
    for position in range(len(beliefs) - 1, -1, -1):
        said[position] = _left_for_one(np.convolve(before[position], after)[: len(total)], total)
        after = np.convolve(after, beliefs[position])[: len(total)]
    return said


def _left_for_one(others: np.ndarray, total: np.ndarray) -> np.ndarray:
    """For n < SUPPORT: sum over k of P(the others are k) × P(total | n + k); ones if nothing fits (person floor)."""
    said = np.zeros(SUPPORT)
    for n in range(min(SUPPORT, len(total))):
        fits = min(len(others), len(total) - n)
        said[n] = others[:fits] @ total[n : n + fits]
    return said / said.max() if said.max() > 0 else np.ones(SUPPORT)


def _of_the_other_draw(sight: Sight, at: At, grids: dict[At, _Grid]) -> np.ndarray:
    """What the year's cell says about a quarter's, given the other quarters; and the quarters about the year's."""
    (when, key), grid = at, grids[at]
    said, shape = np.ones_like(grid.beliefs), TABLES[key].shape
    year = When(PeriodKind.YEAR, when.year), f"year-{shape}"
    quarters = [(When(PeriodKind.QUARTER, 4 * when.year + number), f"quarter-{shape}") for number in range(4)]
    if any(each not in grids for each in (year, *quarters)):
        return said
    for i, row in enumerate(grid.rows):
        for j, column in enumerate(grid.columns):
            cells = {each: _cell(grids[each], row, column) for each in (year, *quarters)}
            if any(cell is None for cell in cells.values()):
                continue
            rest = reduce(np.convolve, [cells[each] for each in quarters if each != at])
            if at == year:
                said[i, j] = rest[:SUPPORT] / np.maximum(grid.prior[i, j], 1e-12)
            else:
                said[i, j] = _left_for_one(rest, sight.chances(year, (row, column), hidden=bool(sight.fewest)))
    return said


def _cell(grid: _Grid, row: str, column: str) -> np.ndarray | None:
    """The beliefs about a cell; None if it is large, or if its language is counted as “other” somewhere."""
    if OTHER in (row, column) or row not in grid.rows or column not in grid.columns:
        return None
    place = grid.rows.index(row), grid.columns.index(column)
    return None if grid.is_large[place] else grid.beliefs[place]
