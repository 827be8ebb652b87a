"""Cell-key perturbation of counts. Pure; the numbers are public, the secret is not.

Method: the same set of records always gets the same noise, because the noise is looked up by a key that the records
of the cell bring with them (Fraser & Wooton 2005; used by the ABS, the ONS for Census 2021 and the Zensus 2022).
The table of noise is the one of maximum entropy among all with these properties (Marley & Leaver 2011, R: ptable):
no result differs by more than `D`, no result is 1 or 2 (nor negative), mean 0, variance `VARIANCE`, a true 0 stays 0.
`METHOD_VERSION` is written into every release: whoever changes anything here raises it.
"""

import hashlib
import hmac
from collections.abc import Iterable
from functools import cache
from math import exp
from uuid import UUID

METHOD_VERSION = 1
D = 4
VARIANCE = 3
FORBIDDEN = frozenset({1, 2})
KEYS = 2**32
SYMMETRIC_FROM = D + max(FORBIDDEN) + 1  # from here on nothing that D can reach is forbidden
PARTS = 10**9  # probabilities are rounded to 1e-9, so that every machine draws the same number


def record_key(secret: bytes, client_ref: UUID) -> int:
    """The record's key, 0 ≤ key < 2³²: the first 32 bits of HMAC-SHA256(secret, client_ref)."""
    return int.from_bytes(hmac.digest(secret, client_ref.bytes, hashlib.sha256)[:4])


def cell_key(record_keys: Iterable[int]) -> int:
    """The cell's key: the sum of its records' keys modulo 2³². No order of the records matters."""
    return sum(record_keys) % KEYS


def perturbed(n: int, key: int) -> int:
    """What is published for a true count of n whose cell has this key."""
    if n < 0 or not 0 <= key < KEYS:
        raise ValueError("A count is at least 0, a cell key is a number below 2³².")
    if n == 0:
        return 0
    shift = max(n - SYMMETRIC_FROM, 0)
    for value, upto in _cumulative(n - shift):
        if key * PARTS < upto * KEYS:
            return value + shift
    raise AssertionError("the last row reaches 1")


def transition(n: int) -> list[tuple[int, float]]:
    """[(published value, its probability)] for a true count of n, lowest value first. Public knowledge."""
    if n == 0:
        return [(0, 1.0)]
    shift = max(n - SYMMETRIC_FROM, 0)
    found, below = [], 0
    for value, upto in _cumulative(n - shift):
        found.append((value + shift, (upto - below) / PARTS))
        below = upto
    return found


@cache
def _cumulative(n: int) -> tuple[tuple[int, int], ...]:
    """((value, cumulative probability in parts of PARTS), …) for 1 ≤ n ≤ SYMMETRIC_FROM."""
    steps = [d for d in range(-D, D + 1) if n + d >= 0 and n + d not in FORBIDDEN]
    total, rows = 0.0, []
    for d, share in zip(steps, _maximum_entropy(steps), strict=True):
        total += share
        rows.append((n + d, round(total * PARTS)))
    return (*rows[:-1], (rows[-1][0], PARTS))


def _maximum_entropy(steps: list[int]) -> list[float]:
    """p(d) ∝ exp(a·d + b·d²) with mean 0 and variance VARIANCE over the steps, by Newton's method."""
    a, b = 0.0, 0.0
    for _round in range(200):
        weights = [exp(a * d + b * d * d) for d in steps]
        total = sum(weights)
        moments = [sum(w * d**k for w, d in zip(weights, steps, strict=True)) / total for k in range(5)]
        off_mean, off_square = moments[1], moments[2] - VARIANCE
        if abs(off_mean) + abs(off_square) < 1e-13:
            break
        # the covariance matrix of (d, d²) is the derivative of the two moments by (a, b)
        aa, ab, bb = (
            moments[2] - moments[1] ** 2,
            moments[3] - moments[1] * moments[2],
            moments[4] - moments[2] ** 2,
        )
        determinant = aa * bb - ab * ab
        a -= (bb * off_mean - ab * off_square) / determinant
        b -= (aa * off_square - ab * off_mean) / determinant
    return [weight / total for weight in weights]
