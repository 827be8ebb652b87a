"""What the worker does for an import. The outbox keeps the promise: a killed worker's transaction never was."""

import structlog
from django.db import connection, transaction

from referrals.exchange.analysis import analyse
from referrals.exchange.applying import Impossible, Stale, apply_run
from referrals.exchange.readers import Unreadable
from referrals.exchange.undoing import undo_run
from referrals.models import ImportRun
from referrals.models.exchange import RunStatus
from referrals.rules import states_written
from streetwork.accounts.access import access_of
from streetwork.delivery.outbox import handler
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import current, scope

WORK = "referrals.import"
# Where a run stands again after its work could not be done.
BACK_TO = {
    RunStatus.ANALYSING: RunStatus.MAPPING, RunStatus.APPLYING: RunStatus.PREVIEW, RunStatus.UNDOING: RunStatus.APPLIED
}  # fmt: skip
log = structlog.get_logger(__name__)


@handler(WORK)
def work_on(run: int) -> None:
    """Analyse, apply or undo, as the run's status says. Any mistake leaves the directory as it was."""
    found = ImportRun.objects.select_for_update(of=("self",)).filter(pk=run).first()
    writable = states_written(access_of(current().actor))
    if found is None or found.state_id not in writable:
        _stop_without_rights(run)
        return
    if found.status not in BACK_TO:
        return
    try:
        with transaction.atomic():
            _do(found, writable)
    except (Unreadable, Impossible) as problem:
        _stop(found, problem.reason)
    except Stale as problem:
        _analyse_again(found, problem.number, writable)
    except Exception as problem:  # whatever it is: the run must say so, and nothing is half done
        log.exception("import_failed", run=run, status=found.status, error=type(problem).__name__)
        _stop(found, ["broke", {}])


def _do(run: ImportRun, writable):
    if run.status == RunStatus.ANALYSING:
        analyse(run, writable)
    elif run.status == RunStatus.APPLYING:
        apply_run(run)
    else:
        undo_run(run)
    connection.check_constraints()  # deferred ones would only break the commit, where nobody can say so


def _analyse_again(run: ImportRun, number: int, writable):
    try:
        with transaction.atomic():
            analyse(run, writable)
    except Unreadable:
        _stop(run, ["stale_gone", {}])
    else:
        run.problem = ["stale", {"number": number}]
        run.save(update_fields=["problem"])


def _stop_without_rights(run: int):
    """Who started it may no longer see or change the state; without this the run would be “at work” for ever."""
    states = State.objects.all_ids()
    with scope(states, states, widen="an import whose editor lost the right is stopped"):
        found = ImportRun.objects.filter(pk=run, status__in=BACK_TO).first()
        if found is not None:
            _stop(found, ["not_yours", {}])


def _stop(run: ImportRun, reason: list):
    """Set only what tells of the failure: the object may carry changes of the transaction that was rolled back."""
    status = ImportRun.objects.values_list("status", flat=True).get(pk=run.pk)
    ImportRun.objects.filter(pk=run.pk).update(status=BACK_TO[RunStatus(status)], problem=reason)
