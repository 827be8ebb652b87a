"""Demo mode's releases are real ones: built from the invented contacts, by the same code and under the same login.

Another login sees what is committed alone, so they are built after the demo's transaction.
"""

from django.db import transaction

from streetwork.reporting.models import Release
from streetwork.reporting.releases.tasks import build_everything


def seed(people=None, now=None, dice=None) -> None:
    """Build what has closed, as soon as the running transaction is committed."""
    transaction.on_commit(build_everything, robust=True)


def clear() -> None:
    """Nothing: what is published stays published, in a demo as elsewhere."""


def is_seeded() -> bool:
    return Release.objects.exists()
