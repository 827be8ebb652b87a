"""What the worker does for courses."""

from streetwork.tenancy.celery import system_task
from training.courses.store import delete_strays


@system_task(reason="Files of all programmes are compared with their rows.")
def sweep_strays():
    """Delete files whose upload never became a material."""
    delete_strays()
