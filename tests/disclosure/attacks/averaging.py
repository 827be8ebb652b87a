"""Averaging: ask for the same number often enough that the noise cancels out (Asghar & Kaafar 2020)."""

from collections.abc import Callable, Iterable

import numpy as np

from tests.disclosure.attacks.knowledge import CellKeys
from tests.disclosure.attacks.linear import Cell

CERTAIN, MOST = 0.9, 30


def named(ask: Callable[[Cell], int], cells: Iterable[Cell], *, times: int = 40) -> dict[Cell, int]:
    """{cell: count} of which the answers make one count at least 90 % certain, whatever was expected before.

    Answers that never differ are one answer: the attacker knows that the noise is drawn once.
    """
    found = {}
    for cell in cells:
        answers = [ask(cell) for _time in range(times)]
        log = np.zeros(MOST)
        for answer in answers if len(set(answers)) > 1 else answers[:1]:
            chances = CellKeys.likelihoods(answer)[:MOST]
            log += np.log(np.maximum(np.pad(chances, (0, MOST - len(chances))), 1e-12))
        beliefs = np.exp(log - log.max())
        beliefs /= beliefs.sum()
        if beliefs.max() >= CERTAIN:
            found[cell] = int(beliefs.argmax())
    return found
