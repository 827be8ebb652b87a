"""What every attacker knows: the method, its parameters, the table of noise. Never the secret, never a key."""

from functools import cache

import numpy as np

from streetwork.reporting.releases.perturbation import D, transition


class CellKeys:
    """The published method: what a published value says about the true count behind it."""

    @staticmethod
    @cache
    def likelihoods(value: int) -> np.ndarray:
        """P(published value | true count n) for n = 0 … value + D. Shape (value + D + 1,)."""
        return np.array([dict(transition(n)).get(value, 0.0) for n in range(value + D + 1)])

    @staticmethod
    @cache
    def hidden(value: int) -> np.ndarray:
        """The same for a cell that is seldom filled: up to D it is published as 0."""
        chances = CellKeys.likelihoods(value).copy()
        chances[: D + 1] = value == 0
        return chances

    @classmethod
    def bounds(cls, value: int | None) -> tuple[int, float]:
        """The smallest and the largest true count; None is a value of a withheld table."""
        if value is None:
            return 0, np.inf
        possible = np.flatnonzero(cls.likelihoods(value))
        return int(possible[0]), int(possible[-1])


class NoNoise(CellKeys):
    """What an attacker knows about a publisher of plain counts: a value is the count."""

    @staticmethod
    def likelihoods(value: int) -> np.ndarray:
        return np.arange(value + D + 1) == value

    hidden = likelihoods

    @classmethod
    def bounds(cls, value: int | None) -> tuple[int, float]:
        return (0, np.inf) if value is None else (value, value)
