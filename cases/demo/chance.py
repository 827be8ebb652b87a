"""The one source of chance of the demo data: seeded, so that the same day gives the same data."""

from collections.abc import Mapping
from random import Random

SEED = 20180101


def new_dice() -> Random:
    return Random(SEED)  # noqa: S311 invented data, no secret


def pick(dice: Random, weights: Mapping):
    """One of the keys, each as likely as its weight says."""
    return dice.choices(list(weights), list(weights.values()))[0]
