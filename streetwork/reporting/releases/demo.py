"""Demo mode's releases are real ones: built from the invented contacts, by the same task and under the same login.

Another login sees what is committed alone, and nobody should wait for years of statistics: the worker builds them.
"""

from streetwork.delivery.poke import poke_after_commit
from streetwork.reporting.models import Release
from streetwork.reporting.releases.corrections import BUILD_DUE


def seed(people=None, now=None, dice=None) -> None:
    """Have the worker build what has closed, as soon as the running transaction is committed."""
    poke_after_commit(BUILD_DUE)


def clear() -> None:
    """Nothing: what is published stays published, in a demo as elsewhere."""


def is_seeded() -> bool:
    return Release.objects.exists()
