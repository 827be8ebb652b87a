"""Carry out a preview: everything in the caller's transaction, or nothing."""

from datetime import timedelta

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import override

from referrals.exchange import progress
from referrals.exchange.existing import BATCH, batches, versions_of
from referrals.models import AdvisoryCenter, ImportRow, ImportRun
from referrals.models.exchange import Choice, NewStatus, RunStatus
from referrals.models.exchange import Outcome as Became
from referrals.rules import missing_for_publication
from streetwork.delivery.audit import log_access
from streetwork.tenancy.scope import current

# Only one import of a state is applied or undone at a time ("impo").
LOCK = 0x696D706F
# New public entries were verified by nobody: their centres are asked over four weeks, not all on one day.
SPREAD_DAYS = 28


class Stale(Exception):
    """The directory is no longer what the preview showed: `number` entries differ."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number


class Impossible(Exception):
    """The choices contradict each other; a code and values as in `referrals.exchange.reasons`."""

    def __init__(self, code: str, **values):
        super().__init__(code)
        self.reason = [code, values]


def lock_state(state: int) -> None:
    """Until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, state])


def apply_run(run: ImportRun) -> None:
    """Create and update as chosen. Raises Stale when an entry changed since the preview or a new one is in the way."""
    lock_state(run.state_id)
    rows = list(ImportRow.objects.filter(run=run).exclude(choice=Choice.SKIP).order_by("line"))
    new = [row for row in rows if row.choice == Choice.CREATE]
    old = [row for row in rows if row.choice == Choice.UPDATE]
    _lock_and_compare(old)
    try:
        with transaction.atomic(), override("de"):  # the language whose texts the untranslated columns repeat
            _create(run, new)
            _update(run, old)
    except IntegrityError:
        raise Stale(1) from None
    versions = versions_of([row.center_id for row in rows])
    for row in rows:
        row.version_after = versions.get(row.center_id)
    write_outcomes(rows)
    run.status, run.applied_at = RunStatus.APPLIED, timezone.now()
    forget_file(run)
    run.counts |= {Became.CREATED.value: len(new), Became.UPDATED.value: len(old)}
    run.save(update_fields=["status", "applied_at", "content", "columns", "counts"])
    log_access(current(), "center.import", run, detail=str(len(rows)))


def forget_file(run: ImportRun) -> None:
    """Drop the file and the values that were shown from it; the headers stay for the next file like it."""
    run.content = None
    run.columns = [{"header": column["header"], "samples": [], "distinct": []} for column in run.columns]


def _lock_and_compare(rows: list[ImportRow]):
    keys = sorted({row.center_id for row in rows if row.center_id})
    for batch in batches(keys):
        list(AdvisoryCenter.objects.select_for_update().filter(pk__in=batch).order_by("pk").values_list("pk"))
    versions = versions_of(keys)
    changed = [row for row in rows if row.center_id is None or versions.get(row.center_id) != row.version_before]
    if changed:
        raise Stale(len(changed))
    if len(keys) < len(rows):
        raise Impossible("same_entry", number=len(rows) - len(keys))


def _create(run: ImportRun, rows: list[ImportRow]):
    today = timezone.localdate()
    for number, batch in enumerate(batches(rows)):
        centers = [_new_center(run, row) for row in batch]
        for place, center in enumerate(centers):
            if center.status == NewStatus.PUBLISHED:
                center.due_on = today + timedelta(days=place % SPREAD_DAYS)
        for row, center in zip(batch, AdvisoryCenter.objects.bulk_create(centers), strict=True):
            row.center_id, row.outcome = center.pk, Became.CREATED
        progress.tell(run.pk, number * BATCH, len(rows))


def _new_center(run: ImportRun, row: ImportRow) -> AdvisoryCenter:
    facts = dict(row.values["facts"])
    if facts.get("latitude") is None and (point := row.values.get("point")):
        facts |= {"latitude": point[0], "longitude": point[1]}
    source_id = row.values.get("source_id", "")
    center = AdvisoryCenter(state_id=run.state_id, source=run.source if source_id else "", source_id=source_id, **facts)
    if run.new_status == NewStatus.PUBLISHED and not missing_for_publication(center):
        center.status = NewStatus.PUBLISHED
    return center


def _update(run: ImportRun, rows: list[ImportRow]):
    """By INSERT … ON CONFLICT: one statement for hundreds of rows, and the triggers see updates."""
    fields = {change[0] for row in rows for change in row.changes}
    fields |= {name.rpartition("_")[0] for name in fields if name.endswith("_de")}
    now = timezone.now()
    for number, batch in enumerate(batches(rows)):
        centers = AdvisoryCenter.objects.in_bulk([row.center_id for row in batch])
        for row in batch:
            center = centers[row.center_id]
            for field, _old, new in row.changes:
                setattr(center, field, new)
            if row.candidates and not center.source_id and row.values.get("source_id"):
                # next time it is recognised by its number
                center.source, center.source_id = run.source, row.values["source_id"]
            center.updated_at, row.outcome = now, Became.UPDATED
        write_over(list(centers.values()), fields | {"updated_at", "source", "source_id"})
        progress.tell(run.pk, number * BATCH, len(rows))


def write_outcomes(rows: list[ImportRow]) -> None:
    """What became of the lines, in one statement: `bulk_update` takes as long for it as the import itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE referrals_importrow r SET center_id = u.center, version_after = u.version, outcome = u.outcome"
            " FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::text[]) u(id, center, version, outcome)"
            " WHERE r.id = u.id",
            [
                [row.pk for row in rows], [row.center_id for row in rows], [row.version_after for row in rows],
                [str(row.outcome) for row in rows],
            ],
        )  # fmt: skip


def write_over(centers: list[AdvisoryCenter], fields) -> None:
    """Write the fields of rows that exist, each to its own values."""
    AdvisoryCenter.objects.bulk_create(
        centers, update_conflicts=True, unique_fields=["id"], update_fields=sorted(fields)
    )
