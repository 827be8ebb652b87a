"""The steps of an import that its editor takes; the heavy ones are left to the worker."""

import hashlib

from django.db import transaction

from referrals.exchange import progress
from referrals.exchange.applying import forget_file
from referrals.exchange.columns import columns, guesses
from referrals.exchange.compare import changes_of
from referrals.exchange.existing import versions_of
from referrals.exchange.meanings import meanings
from referrals.exchange.readers import Unreadable, read_file
from referrals.exchange.work import WORK
from referrals.models import AdvisoryCenter, ImportRow, ImportRun
from referrals.models.exchange import Choice, RowKind, RunStatus
from streetwork.delivery.outbox import notify_later
from streetwork.web.tables import unescaped

SAMPLES = 3
MOST_DISTINCT = 150
LONGEST_CELL = 200
MOST_WORDS = 200
ALLOWED = {
    RowKind.NEW: {Choice.CREATE, Choice.SKIP},
    RowKind.CHANGED: {Choice.UPDATE, Choice.SKIP},
    RowKind.DUPLICATE: {Choice.CREATE, Choice.UPDATE, Choice.SKIP},
}


@transaction.atomic
def start_run(*, state: int, programme: int, user, file_name: str, content: bytes) -> ImportRun:
    """Read the file once from end to end, keep it, and propose a mapping. Raises Unreadable; then nothing is kept."""
    sheet = read_file(content)
    found = _overview(sheet)
    key = hashlib.sha256("\x1f".join(sheet.headers).encode()).hexdigest()
    run = ImportRun(
        state_id=state, programme_id=programme, user=user, file_name=file_name[-120:], content=content, columns=found,
        columns_key=key, mapping={str(n): field for n, field in guesses(sheet.headers).items()},
        source=_source_of(file_name), hints=sheet.hints,
    )  # fmt: skip
    earlier = ImportRun.objects.filter(programme=programme, columns_key=key).exclude(mapping={})
    if remembered := earlier.exclude(status=RunStatus.ABANDONED).order_by("-created_at", "-pk").first():
        for name in ("mapping", "meanings", "source", "clear_empty", "new_status"):
            setattr(run, name, getattr(remembered, name))
    run.save()
    return run


def _overview(sheet) -> list[dict]:
    """Of each column the header, the first values, and all different ones while they are few."""
    samples = [[] for _header in sheet.headers]
    distinct: list[dict | None] = [{} for _header in sheet.headers]
    is_empty = True
    for line in sheet.lines:
        is_empty = False
        for number, cell in enumerate(line.cells[: len(samples)]):
            if not cell:
                continue
            if len(samples[number]) < SAMPLES:
                samples[number].append(cell[:LONGEST_CELL])
            if (seen := distinct[number]) is not None:
                seen[cell] = None
                if len(seen) > MOST_DISTINCT or len(cell) > LONGEST_CELL:
                    distinct[number] = None
    if is_empty:
        raise Unreadable("no_rows")
    return [
        {"header": header, "samples": samples[number], "distinct": list(distinct[number] or [])}
        for number, header in enumerate(sheet.headers)
    ]


def _source_of(file_name: str) -> str:
    """A first proposal for the name of the source: the file's, without its ending."""
    return file_name.rpartition("/")[2].rsplit(".", 1)[0][:60]


@transaction.atomic
def start_for_other_state(*, run: ImportRun, state: int, user) -> ImportRun:
    """The same file, mapping and meanings for another state. Raises Unreadable when the file is gone."""
    if not run.content:
        raise Unreadable("file_gone")
    other = ImportRun(
        state_id=state, programme_id=run.programme_id, user=user, file_name=run.file_name, content=bytes(run.content),
        columns=run.columns, columns_key=run.columns_key, mapping=run.mapping, meanings=run.meanings,
        source=run.source, clear_empty=run.clear_empty, new_status=run.new_status,
    )  # fmt: skip
    other.save()
    return other


def unknown_words(run: ImportRun) -> list[tuple[str, str]]:
    """(field, word) of the columns with lists of ours, as far as no list of ours knows them."""
    found = []
    for number, key in run.mapping.items():
        if key not in columns() or not (kind := columns()[key].meanings):
            continue
        words = meanings(kind)
        for cell in run.columns[int(number)]["distinct"]:
            found += [(key, word) for word in words.read(unescaped(cell))[1]]
    return list(dict.fromkeys(found))[:MOST_WORDS]


def has_open_words(run: ImportRun) -> bool:
    """Whether some unknown word was never decided about, not even to leave it out."""
    return any(word not in run.meanings.get(key, {}) for key, word in unknown_words(run))


def leave_to_worker(run: ImportRun, status: RunStatus) -> None:
    """Set the run on its way; the page shows how far it is."""
    run.status, run.problem = status, None
    run.save(update_fields=["status", "problem"])
    progress.tell(run.pk, 0, 1)
    notify_later(WORK, run=run.pk)


@transaction.atomic
def choose(row: ImportRow, choice: str, candidate: int | None = None) -> None:
    """What is to be done with a line; `candidate` is the entry that a duplicate updates. ValueError: no such choice."""
    if choice not in ALLOWED.get(row.kind, ()):
        raise ValueError(choice)
    if row.kind == RowKind.DUPLICATE and choice == Choice.UPDATE:
        if candidate not in {each["id"] for each in row.candidates}:
            raise ValueError(candidate)
        center = AdvisoryCenter.objects.get(pk=candidate)
        row.center = center
        row.version_before = versions_of([center.pk]).get(center.pk)
        row.changes = changes_of(center, row.values["facts"], row.values.get("point"))
    row.choice = choice
    row.save(update_fields=["choice", "center", "version_before", "changes"])


@transaction.atomic
def choose_all(run: ImportRun, kind: str, choice: str) -> None:
    """The same for all lines of a kind; a duplicate updates the likest entry. ValueError: no such choice."""
    if choice not in ALLOWED.get(kind, ()):
        raise ValueError(choice)
    ImportRow.objects.filter(run=run, kind=kind).update(choice=choice)


UNAPPLIED = (RunStatus.MAPPING, RunStatus.ANALYSING, RunStatus.PREVIEW)


@transaction.atomic
def abandon(run: ImportRun) -> None:
    """Nothing of it is applied; the file and its lines go, the run stays for a week.

    Waits for a worker that is comparing the file, so that no line of its is left. Raises ImportRun.DoesNotExist when
    it is being applied meanwhile.
    """
    unapplied = ImportRun.objects.filter(state=run.state_id, status__in=UNAPPLIED)
    run = unapplied.select_for_update(of=("self",)).get(pk=run.pk)
    ImportRow.objects.filter(run=run).delete()
    run.status = RunStatus.ABANDONED
    forget_file(run)
    run.save(update_fields=["status", "content", "columns"])
