"""Take the last import of a state back: by the versions of its history, and only what nobody touched."""

from django.utils import timezone
from django.utils.translation import override

from referrals.enums import Status
from referrals.exchange import progress
from referrals.exchange.applying import lock_state, write_outcomes, write_over
from referrals.exchange.existing import BATCH, batches, versions_of
from referrals.models import AdvisoryCenter, ImportRow, ImportRun
from referrals.models.exchange import Outcome, RunStatus
from referrals.models.history import TRACKED, AdvisoryCenterEvent
from streetwork.delivery.audit import log_access
from streetwork.tenancy.scope import current

# A version knows these; they are the row's identity and no version may change them.
IDENTITY = {"id", "state", "uid"}
RESTORED = [name for name in TRACKED if name not in IDENTITY]


def undo_run(run: ImportRun) -> None:
    """Restore what was changed; delete drafts that were created, close what was published. Edited since: kept."""
    lock_state(run.state_id)
    rows = list(ImportRow.objects.filter(run=run, outcome__in=[Outcome.CREATED, Outcome.UPDATED]).order_by("line"))
    done = 0
    with override("de"):
        for batch in batches(rows):
            _undo_batch(batch)
            write_outcomes(batch)
            done += BATCH
            progress.tell(run.pk, done, len(rows))
    outcomes = [row.outcome for row in rows]
    run.counts |= {each.value: outcomes.count(each) for each in (Outcome.RESTORED, Outcome.REMOVED, Outcome.KEPT)}
    run.status, run.undone_at, run.undone_by_id = RunStatus.UNDONE, timezone.now(), current().actor
    run.save(update_fields=["status", "undone_at", "undone_by", "counts"])
    log_access(current(), "center.import_undone", run, detail=str(len(rows)))


def edited_since(run: ImportRun):
    """The lines of an applied run whose entries somebody has changed since."""
    rows = list(ImportRow.objects.filter(run=run, outcome__in=[Outcome.CREATED, Outcome.UPDATED]).order_by("line"))
    versions = versions_of([row.center_id for row in rows if row.center_id])
    return [row for row in rows if versions.get(row.center_id) != row.version_after]


def _undo_batch(rows: list[ImportRow]):
    keys = [row.center_id for row in rows if row.center_id]
    versions = versions_of(keys)
    centers = AdvisoryCenter.objects.select_for_update(of=("self",)).in_bulk(keys)
    before = AdvisoryCenterEvent.objects.in_bulk([row.version_before for row in rows if row.version_before])
    restored, drafts = [], []
    for row in rows:
        center = centers.get(row.center_id)
        old = before.get(row.version_before)
        if center is None or versions.get(row.center_id) != row.version_after:
            row.outcome = Outcome.KEPT
        elif row.outcome == Outcome.CREATED and center.status == Status.DRAFT:
            drafts.append(row)
        elif row.outcome == Outcome.CREATED:
            # slips and links lead to what was public
            center.status, row.outcome = Status.CLOSED, Outcome.REMOVED
            restored.append(center)
        elif old is None:
            row.outcome = Outcome.KEPT
        else:
            _bring_back(center, old)
            row.outcome = Outcome.RESTORED
            restored.append(center)
    _delete(drafts)
    if restored:
        now = timezone.now()
        for center in restored:
            center.updated_at = now
        write_over(restored, {*RESTORED, "updated_at"})


def _bring_back(center: AdvisoryCenter, old: AdvisoryCenterEvent):
    for name in RESTORED:
        attname = AdvisoryCenter._meta.get_field(name).attname
        setattr(center, attname, getattr(old, attname))


def _delete(rows: list[ImportRow]):
    """Drafts that this import made. One that another entry was merged into has become part of that one's story."""
    merged = AdvisoryCenter.objects.filter(merged_into__in=[row.center_id for row in rows])
    needed = set(merged.values_list("merged_into", flat=True))
    gone = [row for row in rows if row.center_id not in needed]
    AdvisoryCenter.objects.filter(pk__in=[row.center_id for row in gone]).delete()
    for row in rows:
        row.outcome = Outcome.KEPT if row.center_id in needed else Outcome.REMOVED
    for row in gone:
        row.center_id = None
