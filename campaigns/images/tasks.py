"""What the worker does for pictures."""

from campaigns.images.store import delete_strays
from streetwork.tenancy.celery import system_task


@system_task(reason="Files of all programmes are compared with their rows.")
def sweep_strays():
    """Delete files whose upload never became a row."""
    delete_strays()
