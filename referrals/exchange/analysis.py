"""The dry run: every line is compared with the directory, and nothing but the run's own lines is written."""

from django.db.models import Avg

from referrals.exchange import progress
from referrals.exchange.compare import breaks_publication, changes_of
from referrals.exchange.existing import BATCH, Existing, batches, versions_of
from referrals.exchange.interpret import Entry, Interpreter
from referrals.exchange.readers import Unreadable, read_file
from referrals.models import AdvisoryCenter, ImportRow, ImportRun
from referrals.models.exchange import Choice, RowKind, RunStatus
from streetwork.places.folding import fold
from streetwork.places.models import Place
from streetwork.vocabulary.snapshot import vocabulary


def analyse(run: ImportRun, writable) -> None:
    """Write the preview of a run. `writable` are the states the editor may write. Raises Unreadable."""
    if not run.content:
        raise Unreadable("file_gone")
    sheet = read_file(bytes(run.content))
    interpreter = Interpreter(
        headers=sheet.headers, mapping=run.mapping, by_hand=run.meanings, state=run.state_id, writable=writable,
        clear_empty=run.clear_empty,
    )  # fmt: skip
    rows = _compared(run, [interpreter.read(line) for line in sheet.lines])
    ImportRow.objects.filter(run=run).delete()
    for number, batch in enumerate(batches(rows), 1):
        ImportRow.objects.bulk_create(batch)
        progress.tell(run.pk, len(rows) + number * BATCH, 2 * len(rows))
    kinds = [row.kind for row in rows]
    run.counts = {kind.value: kinds.count(kind) for kind in RowKind}
    run.counts["other_states"] = _other_states(rows)
    run.hints = sheet.hints
    run.status = RunStatus.PREVIEW
    run.save(update_fields=["counts", "hints", "status"])


def _other_states(rows) -> dict[str, int]:
    """Code of another own state → lines that belong to it."""
    found: dict[str, int] = {}
    for row in rows:
        for code, values in row.reasons:
            if code == "other_state" and row.kind == RowKind.REJECTED:
                found[values["state"]] = found.get(values["state"], 0) + 1
    return found


def _compared(run: ImportRun, entries: list[Entry]) -> list[ImportRow]:
    existing, points = Existing(run.state_id), _points({e.facts.get("postcode") for e in entries} - {None, ""})
    seen: dict = {}
    rows, matched = [], []
    for number, entry in enumerate(entries):
        row = ImportRow(
            state_id=run.state_id, run=run, line=entry.line, name=entry.name[:200], values={"facts": entry.facts},
            reasons=entry.problems or entry.hints, kind=RowKind.REJECTED,
        )  # fmt: skip
        rows.append(row)
        if entry.problems:
            continue
        row.values |= {"source_id": entry.source_id or entry.uid}
        _place(row, run.state_id, points)
        known = existing.same(entry.uid, run.source, row.values["source_id"])
        if twin := _twin(seen, entry, known):
            row.reasons = [[twin[0], {"line": twin[1]}]]
        elif known and known.is_merged:
            row.reasons = [["merged_center", {}]]
        elif known:
            row.kind, row.center_id = RowKind.CHANGED, known.pk
            matched.append(row)
        elif candidates := existing.alike(entry.facts):
            row.kind, row.candidates, row.center_id = RowKind.DUPLICATE, candidates, candidates[0]["id"]
            matched.append(row)
        else:
            row.kind, row.choice = RowKind.NEW, Choice.CREATE
        if number % BATCH == 0:
            progress.tell(run.pk, number, 2 * len(entries))
    _compare_matched(matched)
    return rows


def _twin(seen: dict, entry: Entry, known) -> tuple[str, int] | None:
    """An earlier line that means the same: by its numbers, by its entry, or by its whole address."""
    keys = [("id", each) for each in (entry.uid, entry.source_id) if each]
    if known:
        keys.append(("known", known.pk))
    if not keys:
        facts = entry.facts
        keys = [("place", fold(entry.name), facts.get("postcode", ""), fold(facts.get("street", "")))]
    for key in keys:
        if key in seen:
            return "same_target" if key[0] == "known" else "same_line", seen[key]
    seen.update(dict.fromkeys(keys, entry.line))
    return None


def _points(postcodes) -> dict[str, dict[int, list[float]]]:
    """Postcode → state → its middle: one query for all."""
    found: dict[str, dict[int, list[float]]] = {}
    rows = Place.objects.order_by().filter(postcode__in=postcodes).values_list("postcode", "state_id")
    for postcode, state, latitude, longitude in rows.annotate(lat=Avg("latitude"), lon=Avg("longitude")):
        found.setdefault(postcode, {})[state] = [round(latitude, 6), round(longitude, 6)]
    return found


def _place(row: ImportRow, state: int, points):
    facts = row.values["facts"]
    of_states = points.get(facts.get("postcode", ""), {})
    if of_states and state not in of_states:
        row.reasons = [*row.reasons, ["other_place", {"state": vocabulary().states[next(iter(of_states))].code}]]
    elif of_states and facts.get("latitude") is None:
        row.values |= {"point": of_states[state]}


def _compare_matched(rows: list[ImportRow]):
    versions = versions_of({row.center_id for row in rows})
    for batch in batches(rows):
        centers = AdvisoryCenter.objects.in_bulk([row.center_id for row in batch])
        for row in batch:
            row.version_before = versions.get(row.center_id)
            center = centers[row.center_id]
            row.changes = changes_of(center, row.values["facts"], row.values.get("point"))
            if breaks_publication(center, row.changes):
                row.kind, row.reasons, row.changes = RowKind.REJECTED, [["incomplete", {}]], []
            elif row.kind == RowKind.CHANGED:
                row.choice = Choice.UPDATE if row.changes else Choice.SKIP
                row.kind = RowKind.CHANGED if row.changes else RowKind.UNCHANGED
