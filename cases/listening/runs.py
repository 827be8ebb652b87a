"""The steps of an import that a person takes, and the ways in which it ends. The reading itself is `work`."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from cases.listening import spool
from cases.listening.enums import Format, RunStatus
from cases.models import Lead, ListeningRun
from streetwork.accounts.access import Access
from streetwork.accounts.roles import LISTENS, Role
from streetwork.delivery.outbox import notify_later

READ = "listening.read"
LIVE = (RunStatus.MAPPING, RunStatus.WAITING, RunStatus.READING)


def runs_of(access: Access):
    """Imports of the programmes and states in which the person listens."""
    return ListeningRun.objects.filter(access.within(*LISTENS))


def may_stop(access: Access, run: ListeningRun) -> bool:
    """Whoever began it, and the lead of its programme in its state."""
    leads = run.state_id in access.states_for(Role.LEAD, programme=run.programme_id)
    return run.status in LIVE and (run.user_id == access.user_id or leads)


@transaction.atomic
def start_run(*, user, writer: spool.SpoolWriter, format: str, **facts) -> ListeningRun:  # noqa: A002
    """An upload that lies in the spool becomes a run. A table first needs its columns, the rest is read at once.

    `facts` are state, programme, space and platform.
    """
    run = ListeningRun.objects.create(
        user_id=user.pk,
        format=format,
        upload=writer.upload,
        upload_key=writer.wrapped_key,
        size=writer.size,
        status=RunStatus.MAPPING if format == Format.CSV else RunStatus.WAITING,
        **facts,
    )
    if run.status == RunStatus.WAITING:
        leave_to_worker(run)
    return run


@transaction.atomic
def choose_columns(*, run: ListeningRun, mapping: dict) -> ListeningRun:
    """Which column is what; from here on the worker reads. Once: a second sending changes nothing."""
    run = _locked(run)
    if run.status == RunStatus.MAPPING:
        run.mapping, run.status = mapping, RunStatus.WAITING
        run.save(update_fields=["mapping", "status"])
        leave_to_worker(run)
    return run


def leave_to_worker(run: ListeningRun) -> None:
    """Promise the reading, on behalf of whoever began it."""
    notify_later(READ, actor=run.user_id, run=run.pk)


@transaction.atomic
def cancel(*, run: ListeningRun) -> ListeningRun:
    """Nothing of it stays but the line in the list. Without effect when it is over already."""
    run = _locked(run)
    if run.status in LIVE:
        end_without_leads(run, RunStatus.CANCELLED)
    return run


def end_without_leads(run: ListeningRun, status: RunStatus, problem: list | None = None) -> None:
    """Failed or cancelled: what was found goes, the upload with its key goes. Needs the run locked."""
    Lead.objects.filter(run=run, is_staged=True).delete()
    run.status, run.problem, run.hits = status, problem, 0
    forget_upload(run)
    run.finished_at = timezone.now()
    run.save(update_fields=["status", "problem", "hits", "upload", "upload_key", "finished_at"])


def forget_upload(run: ListeningRun) -> None:
    """Empty the key, and delete the file once that is committed. A crash in between leaves noise, which is swept."""
    transaction.on_commit(partial(spool.delete, run.upload))
    run.upload, run.upload_key = None, None


def _locked(run: ListeningRun) -> ListeningRun:
    return ListeningRun.objects.select_for_update(of=("self",)).get(state=run.state_id, pk=run.pk)
