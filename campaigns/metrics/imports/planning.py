"""From the lines of a file to what would be written. Reads the database, writes nothing."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from campaigns.enums import MetricName, MetricSource, PlacementStatus
from campaigns.metrics.imports import columns, values
from campaigns.metrics.imports.mapping import Mapping
from campaigns.metrics.imports.matching import Matcher
from campaigns.metrics.imports.plans import Figure, Outcome, Plan, PlannedDay, PlannedLine, Why
from campaigns.metrics.imports.reading import Block
from campaigns.metrics.rules import LARGEST
from campaigns.models import Metric, MetricImport, Placement, PostVersion
from streetwork.presence.models import FollowerCount, OwnChannel
from streetwork.vocabulary.snapshot import vocabulary

SKIP = "skip"
# A post's link tells the time exactly; a few minutes pass between publishing and writing it down.
MOST_APART_SECONDS = 15 * 60


def plan_of(run: MetricImport) -> Plan:
    """The plan by the mapping and the choices that the run has now."""
    mapping = Mapping.of(run)
    blocks = [Block.from_json(kept) for kept in run.staged.get("blocks", [])]
    if not blocks or not mapping.is_complete or not has_channel(run, mapping):
        return Plan()
    if run.kind == columns.SERIES:
        return _plan_series(blocks, mapping)
    return _plan_posts(run, blocks[0], mapping)


def has_channel(run: MetricImport, mapping: Mapping) -> bool:
    """Whether a channel that daily figures need is still one of the programme's."""
    channels = OwnChannel.objects.filter(programme=run.programme_id)
    return run.kind != columns.SERIES or channels.filter(pk=mapping.channel).exists()


def _plan_posts(run: MetricImport, block: Block, mapping: Mapping) -> Plan:
    placements = list(
        Placement.objects.filter(
            post__campaign__programme=run.programme_id,
            platform__code=mapping.platform,
            status=PlacementStatus.PUBLISHED,
        ).select_related("post", "language", "platform")
    )
    matcher = Matcher(placements, texts=_texts_of(placements), patterns=vocabulary().links)
    by_id = {placement.pk: placement for placement in placements}
    choices = run.staged.get("choices", {})
    lines = []
    for number, cells in block.rows:
        line = _read_line(number, dict(zip(block.headers, cells, strict=False)), mapping)
        _match(line, matcher, choices.get(str(number), ""), by_id)
        lines.append(line)
    _settle(lines, mapping.read_on)
    return Plan(lines=lines, hours_apart=_hours_apart(lines))


def _texts_of(placements: Iterable[Placement]) -> dict[int, list[str]]:
    """What each placement said: as it went out, and as its version says now."""
    placements = list(placements)
    versions = {
        (post, language): text
        for post, language, text in PostVersion.objects.filter(
            post__in={each.post_id for each in placements}
        ).values_list("post", "language", "text")
    }
    return {
        each.pk: [text for text in (each.published_text, versions.get((each.post_id, each.language_id), "")) if text]
        for each in placements
    }


def _read_line(number: int, cells: dict[str, str], mapping: Mapping) -> PlannedLine:
    line = PlannedLine(number)
    found = {field: cells.get(header, "") for header, field in mapping.fields.items() if field}
    line.text = found.get(columns.TEXT, "")
    line.link = found.get(columns.LINK, "")
    known_as = values.post_id(found.get(columns.POST_ID, ""))
    line.post_id = known_as.value
    if known_as.problem:
        line.reasons.append(Why(known_as.problem))
    if written := found.get(columns.PUBLISHED, ""):
        try:
            line.published = _in_zone(values.moment(written, mapping.date_order), mapping.time_zone)
        except values.NotAMoment:
            line.reasons.append(Why.NO_TIME)
    for name in MetricName.values:
        if written := found.get(name, ""):
            _read_figure(line, name, written)
    return line


def _read_figure(line: PlannedLine, name: str, written: str) -> None:
    try:
        value = values.whole_number(written)
    except values.NotANumber:
        value = -1
    if 0 <= value <= LARGEST:
        line.figures.append(Figure(name, value))
    elif Why.SOME_UNREAD not in line.reasons:
        line.reasons.append(Why.SOME_UNREAD)


def _in_zone(moment: datetime, zone: str) -> datetime | None:
    if timezone.is_naive(moment):
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    try:
        timezone.localtime(moment)
    except OverflowError:
        raise values.NotAMoment from None
    return moment


def _match(line: PlannedLine, matcher: Matcher, choice: str, by_id: dict[int, Placement]) -> None:
    match = matcher.match(link=line.link, post_id=line.post_id, published=line.published, text=line.text)
    line.placement, line.how, line.candidates = match.placement, match.how, match.candidates
    line.chosen = choice
    if choice == SKIP:
        line.placement, line.how = None, ""
    elif line.placement is None and choice in {str(each.placement.pk) for each in match.candidates}:
        line.placement, line.how = by_id[int(choice)], "chosen"
    if line.placement is None and choice != SKIP:
        if match.ambiguous:
            line.reasons.append(Why.AMBIGUOUS)
        elif not match.candidates:
            line.reasons.append(Why.NO_MATCH)


def _settle(lines: list[PlannedLine], day: date) -> None:
    """The outcome of every line; each placement takes the first line that is about it."""
    wanted = [line.placement.pk for line in lines if line.placement]
    there = {
        (metric.placement_id, metric.name): metric.value
        for metric in Metric.objects.filter(placement__in=wanted, measured_on=day, source=MetricSource.IMPORT)
    }
    taken: set[int] = set()
    for line in lines:
        if not line.figures:
            line.reasons.append(Why.NO_FIGURES)
        elif line.chosen == SKIP:
            line.reasons.append(Why.SKIPPED)
        elif line.placement is None:
            line.outcome = Outcome.OPEN if line.candidates else Outcome.LEFT
        elif line.placement.pk in taken:
            line.reasons.append(Why.TWICE)
        else:
            placement = line.placement.pk
            taken.add(placement)
            line.figures = [Figure(each.name, each.value, there.get((placement, each.name))) for each in line.figures]
            line.outcome = Outcome.SAME if all(each.is_same for each in line.figures) else Outcome.WRITTEN


def _hours_apart(lines: list[PlannedLine]) -> int | None:
    """By how many whole hours the file's times are off, when at least two posts known by their link agree on it."""
    apart = Counter()
    for line in lines:
        if line.how == "link" and line.placement and line.placement.published_at and line.published:
            seconds = (line.published - line.placement.published_at).total_seconds()
            hours = round(seconds / 3600)
            if abs(seconds - hours * 3600) <= MOST_APART_SECONDS:
                apart[hours] += 1
    if not apart:
        return None
    hours, count = apart.most_common(1)[0]
    return hours if hours and count >= 2 and count * 2 > sum(apart.values()) else None


def _plan_series(blocks: list[Block], mapping: Mapping) -> Plan:
    days: list[PlannedDay] = []
    today = timezone.localdate()
    for block in blocks:
        figure = mapping.series.get(block.title, "")
        if figure:
            days += [_read_day(number, cells, figure, mapping, today) for number, cells in block.rows]
    there = _known_days(days, mapping.channel)
    seen: set[tuple[str, date]] = set()
    for planned in days:
        if planned.day is None or planned.value is None:
            continue
        key = (planned.figure, planned.day)
        if key in seen:
            planned.reasons.append(Why.TWICE)
            continue
        seen.add(key)
        planned.value = Figure(planned.figure, planned.value.value, there.get(key))
        planned.outcome = Outcome.SAME if planned.value.is_same else Outcome.WRITTEN
    return Plan(days=days)


def _read_day(number: int, cells: list[str], figure: str, mapping: Mapping, today: date) -> PlannedDay:
    """The first cell is the day, the second the figure (Meta: "Primary")."""
    planned = PlannedDay(number, cells[0] if cells else "", figure)
    try:
        day = values.day_of(planned.written, mapping.date_order)
    except values.NotAMoment:
        planned.reasons.append(Why.NO_DAY)
        return planned
    if day > today:
        planned.reasons.append(Why.FUTURE)
        return planned
    planned.day = day
    try:
        value = values.whole_number(cells[1] if len(cells) > 1 else "")
    except values.NotANumber:
        planned.reasons.append(Why.NO_FIGURES)
        return planned
    if value > LARGEST:
        planned.reasons.append(Why.TOO_LARGE)
        return planned
    planned.value = Figure(figure, value)
    return planned


def _known_days(days: list[PlannedDay], channel: int | None) -> dict[tuple[str, date], int]:
    """{(figure, day): value} of what stands there."""
    wanted = {planned.day for planned in days if planned.day}
    known = {
        (metric.name, metric.measured_on): metric.value
        for metric in Metric.objects.filter(channel=channel, measured_on__in=wanted, source=MetricSource.IMPORT)
    }
    counts = FollowerCount.objects.filter(channel=channel, counted_on__in=wanted)
    return known | {(columns.FOLLOWERS, each.counted_on): each.count for each in counts}
