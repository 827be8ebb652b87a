"""What the worker does for the rollup. A figure never waits for it: days in the queue are counted when it is asked."""

from streetwork.reporting.rollup import refresh
from streetwork.tenancy.celery import system_task


@system_task(reason="Contacts and referrals change in all states; each state is counted within its own walls.")
def refresh_rollup():
    """Count the days that changed."""
    refresh.refresh_all()
