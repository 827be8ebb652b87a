"""The steps of an import: started from a file, mapped, chosen, thrown away. Applying has its own module."""

import hashlib

from django.db import transaction
from django.utils import timezone

from campaigns.enums import ImportStatus
from campaigns.metrics.imports import columns, values
from campaigns.metrics.imports.mapping import Mapping
from campaigns.metrics.imports.planning import SKIP, has_channel, plan_of
from campaigns.metrics.imports.reading import Block, read
from campaigns.models import MetricImport
from streetwork.vocabulary.snapshot import vocabulary

LONGEST_NAME = 80


class Settled(Exception):
    """The import was applied, thrown away or taken back meanwhile; nothing was done."""


@transaction.atomic
def start_import(*, programme: int, file_name: str, content: bytes, user: int | None) -> tuple[MetricImport, bool]:
    """(the import, whether the file is new). A file that was applied, or waits, is the import that it was.

    Raises Unreadable; then nothing is kept.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    known = MetricImport.objects.filter(
        programme=programme, file_sha256=sha256, status__in=[ImportStatus.STAGED, ImportStatus.APPLIED]
    ).first()
    if known:
        return known, False
    blocks = read(content)
    kind, platform = columns.kind_of(blocks, vocabulary().links)
    run = MetricImport(
        programme_id=programme, kind=kind, file_sha256=sha256, headers=columns.header_set(blocks), uploaded_by_id=user,
        staged={"blocks": [block.as_json() for block in blocks], "choices": {}},
        rows_read=sum(len(block.rows) for block in blocks),
    )  # fmt: skip
    mapping = _proposed(blocks, kind, platform, file_name)
    if earlier := remembered(run):
        mapping = mapping.as_before(Mapping.of(earlier))
    run.mapping = mapping.as_json()
    run.save()
    return run, True


def _proposed(blocks: list[Block], kind: str, platform: str, file_name: str) -> Mapping:
    file = file_name.replace("\x00", "").rpartition("/")[2][-LONGEST_NAME:]
    if kind == columns.SERIES:
        order = values.order_of([sample for block in blocks for sample in block.samples(0, 50)])
        series = {block.title: columns.suggested_figure(block.title) for block in blocks}
        return Mapping(series=series, platform=platform, date_order=order, file=file)
    block = blocks[0]
    fields = columns.suggested(block.headers)
    times = [number for number, header in enumerate(block.headers) if fields[header] == columns.PUBLISHED]
    order = values.order_of(block.samples(times[0], 500)) if times else values.MONTH_FIRST
    return Mapping(fields=fields, platform=platform, date_order=order, file=file)


def remembered(run: MetricImport) -> MetricImport | None:
    """The last import of the programme with the same headers that was applied."""
    same = MetricImport.objects.filter(programme=run.programme_id, headers=run.headers, kind=run.kind)
    return same.filter(status=ImportStatus.APPLIED).order_by("-settled_at", "-pk").first()


def needs_columns(run: MetricImport) -> bool:
    """Whether somebody has to look at the columns first: something is unknown, missing, or has no channel."""
    if not has_plan(run):
        return True
    mapping = Mapping.of(run)
    unknown = [header for header in mapping.fields if not columns.is_known(header)]
    return bool(unknown) and remembered(run) is None


def has_plan(run: MetricImport) -> bool:
    """Whether its mapping is complete, be it that nobody confirmed it."""
    mapping = Mapping.of(run)
    return mapping.is_complete and has_channel(run, mapping)


@transaction.atomic
def map_columns(*, run: MetricImport, mapping: Mapping, kind: str) -> None:
    """Keep the mapping. Choices fall when lines may be about other posts now. Raises Settled."""
    held = held_while_staged(run)
    if (Mapping.of(held).platform, held.kind) != (mapping.platform, kind):
        held.staged["choices"] = {}
    held.mapping, held.kind = mapping.as_json(), kind
    held.save(update_fields=["mapping", "kind", "staged"])


@transaction.atomic
def choose(*, run: MetricImport, choices: dict[int, str]) -> int:
    """{number of the line: id of an offered placement, "skip" or ""}; what is not offered is passed over.

    Answers how many choices there are now. Raises Settled.
    """
    held = held_while_staged(run)
    kept = held.staged.setdefault("choices", {})
    for line in plan_of(held).lines:
        if line.number not in choices:
            continue
        wanted = choices[line.number]
        if wanted == SKIP or wanted in {str(each.placement.pk) for each in line.candidates}:
            kept[str(line.number)] = wanted
        elif not wanted:
            kept.pop(str(line.number), None)
    held.save(update_fields=["staged"])
    return len(kept)


def held_while_staged(run: MetricImport) -> MetricImport:
    held = MetricImport.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if held.status != ImportStatus.STAGED:
        raise Settled
    return held


@transaction.atomic
def discard_import(*, run: MetricImport) -> None:
    """Nothing of it is written; its lines go. Raises Settled."""
    held = held_while_staged(run)
    held.staged, held.status, held.settled_at = {}, ImportStatus.DISCARDED, timezone.now()
    held.save(update_fields=["staged", "status", "settled_at"])
