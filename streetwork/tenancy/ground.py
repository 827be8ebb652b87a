"""Who writes ground data: each app registers its step, `manage.py seed_ground` runs them all in one transaction.

A step writes what is missing and returns how many entries it wrote; called with `refresh=True` it also writes its
files over what exists. It must be fast, since every test run and every first start pays for it.
"""

from collections.abc import Callable

_steps: dict[str, Callable[..., int]] = {}


def register(kind: str, seed: Callable[..., int]):
    """Run `seed(refresh=…)` with every seeding, after the states, programmes and vocabularies."""
    _steps[kind] = seed


def run_registered(*, refresh: bool) -> dict[str, int]:
    """How many entries of each kind were written."""
    return {kind: seed(refresh=refresh) for kind, seed in _steps.items()}
