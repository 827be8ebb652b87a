"""What the worker does for listening. The run in Postgres is the promise; tasks and messages are only hints."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cases.listening import spool
from cases.listening.runs import READ, cancel, leave_to_worker
from cases.listening.work import abandoned_mappings, spool_in_use, stale_runs, work_on
from streetwork.delivery.outbox import handler
from streetwork.delivery.poke import Poke
from streetwork.tenancy.celery import system_task

# An upload on its way is written to all the time; what nobody touched for so long has no owner.
STRAY_SECONDS = 15 * 60


@handler(READ)
def call_worker(run: int) -> None:
    """Hand the run to a worker of its own: a reading takes several transactions, the outbox has one."""
    transaction.on_commit(Poke("cases.listening.tasks.read_run", (run,)))


@system_task(reason="A reading commits in parts; each runs in the scope of who began it.")
def read_run(run: int):
    """Read a run, or go on where the last worker stopped."""
    work_on(run)


@system_task(reason="Uploads and unfinished readings of all states are looked through.")
def sweep():
    """Take up what a dead worker left, give up columns that nobody chose, delete uploads that nobody owns."""
    with transaction.atomic():
        for run in stale_runs():
            leave_to_worker(run)
    with transaction.atomic():
        for run in abandoned_mappings(timezone.now()):
            cancel(run=run)
    with transaction.atomic():
        live = spool_in_use()
    if settings.LISTENING_SPOOL.exists():
        spool.delete_strays(live, older_than=STRAY_SECONDS)
