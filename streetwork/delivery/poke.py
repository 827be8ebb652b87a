"""Tell a worker that there is work, after the commit. Only a hint: the row in Postgres is what counts."""

from dataclasses import dataclass

import structlog
from celery import current_app
from django.db import transaction

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Poke:
    """Sends the task once; `args` are ids. A broker that does not answer is logged, no reason to fail: beat sweeps."""

    task: str
    args: tuple[int, ...] = ()

    def __call__(self):
        try:
            current_app.send_task(self.task, args=self.args, retry=False, ignore_result=True)
        except Exception as problem:  # noqa: BLE001 (the change is saved and must not fail for a hint)
            log.warning("broker_unreachable", task=self.task, error=type(problem).__name__)


def poke_after_commit(task: str):
    """Poke once per transaction, however often it is asked for."""
    poke = Poke(task)
    if poke not in [entry[1] for entry in transaction.get_connection().run_on_commit]:
        transaction.on_commit(poke)
