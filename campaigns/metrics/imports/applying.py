"""Writing what an import's plan says, in one transaction, and taking it back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from campaigns.enums import ImportStatus, MetricSource
from campaigns.metrics.actions import restamp
from campaigns.metrics.definitions import definition_of
from campaigns.metrics.imports import columns
from campaigns.metrics.imports.mapping import Mapping
from campaigns.metrics.imports.planning import plan_of
from campaigns.metrics.imports.plans import Outcome, Plan, PlannedDay, PlannedLine
from campaigns.metrics.imports.reading import LONGEST_CELL
from campaigns.metrics.imports.runs import Settled, held_while_staged
from campaigns.models import Metric, MetricImport, Placement
from streetwork.presence.models import FollowerCount, OwnChannel


@transaction.atomic
def apply_import(*, run: MetricImport, user: int | None) -> Plan:
    """Write what the plan of this moment says. The file's lines go; what undoing needs stays. Raises Settled."""
    held = held_while_staged(run)
    plan, mapping = plan_of(held), Mapping.of(held)
    undo: dict[str, Any] = {"before": [], "learned": [], "followers": []}
    written = [line for line in plan.all if line.outcome == Outcome.WRITTEN]
    if held.kind == columns.SERIES and written:
        _write_days(held, mapping, written, undo, user)
    elif held.kind != columns.SERIES:
        _write_lines(held, mapping, written, undo, user)
        _learn([line for line in plan.lines if line.outcome in (Outcome.WRITTEN, Outcome.SAME)], undo)
    held.staged = undo | {"counts": dict(plan.counts)}
    held.status, held.settled_at, held.rows_applied = ImportStatus.APPLIED, timezone.now(), len(written)
    held.save(update_fields=["staged", "status", "settled_at", "rows_applied"])
    return plan


def _write_lines(run: MetricImport, mapping: Mapping, lines: Iterable[PlannedLine], undo: dict, user: int | None):
    lines = list(lines)
    wanted = {line.placement.pk for line in lines if line.placement}
    list(Placement.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk").values_list("pk"))
    there = Metric.objects.filter(placement__in=wanted, measured_on=mapping.read_on, source=MetricSource.IMPORT)
    rows = [
        ({"placement": line.placement}, figure, mapping.read_on, mapping.platform)
        for line in lines for figure in line.figures if line.placement and not figure.is_same
    ]  # fmt: skip
    known = {(each.placement_id, each.name, each.measured_on): each for each in there}
    _write(run, rows, known, undo, user)
    restamp(wanted)


def _write_days(run: MetricImport, mapping: Mapping, days: Iterable[PlannedDay], undo: dict, user: int | None):
    channel = OwnChannel.objects.select_for_update(of=("self",)).select_related("platform").get(pk=mapping.channel)
    days = list(days)
    wanted = {each.day for each in days}
    figures = [each for each in days if each.figure != columns.FOLLOWERS]
    there = Metric.objects.filter(channel=channel, measured_on__in=wanted, source=MetricSource.IMPORT)
    rows = [({"channel": channel}, each.value, each.day, channel.platform.code) for each in figures]
    known = {(each.channel_id, each.name, each.measured_on): each for each in there}
    _write(run, rows, known, undo, user)
    counts = {each.counted_on: each for each in FollowerCount.objects.filter(channel=channel, counted_on__in=wanted)}
    for planned in days:
        if planned.figure != columns.FOLLOWERS or planned.value is None:
            continue
        count = counts.get(planned.day) or FollowerCount(channel=channel, counted_on=planned.day)
        old, count.count = (count.count if count.pk else None), planned.value.value
        count.save()
        undo["followers"].append([count.pk, old, count.count])


def _write(run, rows, there: dict, undo: dict, user: int | None):
    """New readings, and new values of those of the day. What was there before is noted."""
    now, new, changed = timezone.now(), [], []
    for of, figure, day, platform in rows:
        [thing] = of.values()
        definition = definition_of(platform, figure.name, day).key
        metric = there.get((thing.pk, figure.name, day))
        if metric is None:
            new.append(
                Metric(**of, name=figure.name, value=figure.value, measured_on=day, source=MetricSource.IMPORT,
                       definition=definition, imported=run, entered_by_id=user, entered_at=now)
            )  # fmt: skip
            continue
        undo["before"].append(
            [metric.pk, metric.value, metric.imported_id, metric.entered_by_id, metric.entered_at.isoformat()]
        )
        metric.value, metric.imported, metric.definition = figure.value, run, definition
        metric.entered_by_id, metric.entered_at = user, now
        changed.append(metric)
    Metric.objects.bulk_create(new, batch_size=500)
    Metric.objects.bulk_update(changed, ["value", "imported", "definition", "entered_by", "entered_at"], batch_size=500)


def _learn(lines: Iterable[PlannedLine], undo: dict):
    """A placement whose link we did not know knows it from now on, so that the next file finds it by itself."""
    changed = []
    for line in lines:
        placement, link = line.placement, _whole_link(line.link)
        if placement and link and not placement.permalink:
            placement.permalink = link
            undo["learned"].append([placement.pk, link])
            changed.append(placement)
    Placement.objects.bulk_update(changed, ["permalink"], batch_size=500)


def _whole_link(text: str) -> str:
    """A link that was not cut off when it was read; else nothing."""
    is_link = text.startswith(("https://", "http://")) and not any(map(str.isspace, text))
    return text if is_link and len(text) < LONGEST_CELL else ""


@transaction.atomic
def undo_import(*, run: MetricImport) -> int:
    """Take an applied import back: its figures go, what it changed is as it was. Answers how many figures moved.

    What somebody changed since is left alone. Raises Settled when it is not applied (any more).
    """
    held = MetricImport.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if held.status != ImportStatus.APPLIED:
        raise Settled
    mine = Metric.objects.filter(imported=held)
    touched = set(mine.exclude(placement=None).values_list("placement", flat=True))
    before = {row[0]: row for row in held.staged.get("before", [])}
    applied = set(
        MetricImport.objects.filter(pk__in={row[2] for row in before.values()}, status=ImportStatus.APPLIED)
        .values_list("pk", flat=True)
    )  # fmt: skip
    restored = []
    for metric in mine.filter(pk__in=before).select_related("placement__platform", "channel__platform"):
        _pk, value, imported, entered_by, entered_at = before[metric.pk]
        if imported in applied:
            metric.value, metric.imported_id, metric.entered_by_id = value, imported, entered_by
            metric.entered_at = datetime.fromisoformat(entered_at)
            restored.append(metric)
    Metric.objects.bulk_update(restored, ["value", "imported", "entered_by", "entered_at"], batch_size=500)
    gone, _by_model = Metric.objects.filter(imported=held).delete()
    followers = _undo_followers(held)
    for pk, link in held.staged.get("learned", []):
        Placement.objects.filter(pk=pk, permalink=link).update(permalink="")
    restamp(touched)
    held.staged, held.status, held.settled_at = {}, ImportStatus.UNDONE, timezone.now()
    held.save(update_fields=["staged", "status", "settled_at"])
    return gone + len(restored) + followers


def _undo_followers(run: MetricImport) -> int:
    moved = 0
    for pk, old, new in run.staged.get("followers", []):
        mine = FollowerCount.objects.filter(pk=pk, count=new)
        moved += mine.delete()[0] if old is None else mine.update(count=old)
    return moved
