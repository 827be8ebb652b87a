"""Least squares: the most probable cells, if every published number is a measurement with an error of variance 3."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, diags_array, vstack
from scipy.sparse.linalg import svds

from streetwork.reporting.releases.perturbation import VARIANCE
from tests.disclosure.attacks.linear import Cell, Equations
from tests.disclosure.publisher import Releases, Truth

EXACTLY = 2.0  # the weight of “these add up”, against 1/√3 of a published number
ROUNDS = 1500


@dataclass(frozen=True)
class Score:
    """How well small cells were guessed. `guessed`: cells said to be 1 or 2; `right`: rightly; `small`: there are."""

    guessed: int
    right: int
    small: int

    @property
    def recovered(self) -> float:
        return self.right / max(self.small, 1)

    @property
    def precision(self) -> float:
        return self.right / max(self.guessed, 1)


def solve(releases: Releases, year: int) -> dict[Cell, int]:
    """Bounded least squares over all cells of a year's months and quarters jointly, rounded."""
    equations = Equations(releases, year)
    known = [number for number, value in enumerate(equations.values) if value is not None]
    own = csr_array((np.ones(len(known)), (range(len(known)), known)), shape=(len(known), len(equations.values)))
    weights = np.concatenate([np.full(len(known), VARIANCE**-0.5), np.full(len(equations.sums), EXACTLY)])
    wanted = np.concatenate([[equations.values[number] for number in known], np.zeros(len(equations.sums))])
    low, high = (np.array(each, float) for each in zip(*equations.limits, strict=True))
    measured = csr_array(diags_array(weights) @ vstack([own, equations.matrix()]))
    found = _bounded(measured, weights * wanted, low, high)
    return {cell: round(float(found[number])) for cell, number in equations.cells.items()}


def _bounded(measured: csr_array, wanted: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Minimises |measured @ x − wanted| for low ≤ x ≤ high, by accelerated projected gradients."""
    step = 1 / float(svds(measured, k=1, return_singular_vectors=False, random_state=1)[0]) ** 2
    x = ahead = np.clip(np.zeros_like(low), low, high)
    for number in range(ROUNDS):
        gradient = measured.T @ (measured @ ahead - wanted)
        before, x = x, np.clip(ahead - step * gradient, low, high)
        ahead = x + number / (number + 3) * (x - before)
    return x


def score(guesses: dict[Cell, int], truth: Truth) -> Score:
    """Against the truth: cells of tables that were counted."""
    rows = [(guess, truth.counts[at].get(place, 0)) for (at, place), guess in guesses.items() if at in truth.counts]
    return Score(
        guessed=sum(guess in (1, 2) for guess, _count in rows),
        right=sum(guess == count for guess, count in rows if count in (1, 2)),
        small=sum(count in (1, 2) for _guess, count in rows),
    )
