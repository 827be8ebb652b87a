"""Figures as CSV: every reading with its source and definition, never a live formula."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.enums import MetricName, MetricSource
from campaigns.metrics.definitions import definition_with
from campaigns.metrics.presenters import NOTE
from campaigns.models import Metric, Placement
from streetwork.presence.models import OwnChannel
from streetwork.web import tables

BATCH = 1000


def placement_lines(placements: QuerySet[Placement]) -> Iterator[str]:
    """One line per reading, the caveat first."""
    readings = (
        Metric.objects.filter(placement__in=placements.order_by().values("pk"))
        .select_related("placement__post__campaign", "placement__platform")
        .order_by("placement__post__campaign__title", "placement_id", "name", "measured_on", "pk")
    )
    headings = [
        _("campaign"), _("post"), _("language"), _("platform"), _("published"), _("link"), *_of_reading()
    ]  # fmt: skip
    yield from tables.csv_batches(headings, _batches(readings, _placement_line))


def channel_lines(channels: QuerySet[OwnChannel]) -> Iterator[str]:
    readings = (
        Metric.objects.filter(channel__in=channels.order_by().values("pk"))
        .select_related("channel__platform")
        .order_by("channel__name", "channel_id", "name", "measured_on", "pk")
    )
    headings = [_("own channel"), _("platform"), _("address"), *_of_reading()]
    yield from tables.csv_batches(headings, _batches(readings, _channel_line))


def _of_reading() -> list[str]:
    return [_("figure"), _("value"), _("read on"), _("source"), _("definition"), _("what is counted"), _("caveat")]


def _batches(readings: QuerySet[Metric], line) -> Iterator[list[list]]:
    batch: list[list] = []
    for reading in readings.iterator(chunk_size=BATCH):
        batch.append(line(reading))
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def _placement_line(reading: Metric) -> list:
    placement = reading.placement
    published = placement.published_at
    return [
        placement.post.campaign.title, placement.post.title, placement.language_id, placement.platform.name,
        timezone.localtime(published).isoformat(timespec="minutes") if published else "", placement.permalink,
        *_reading(reading),
    ]  # fmt: skip


def _channel_line(reading: Metric) -> list:
    channel = reading.channel
    return [channel.name, channel.platform.name, channel.url, *_reading(reading)]


def _reading(reading: Metric) -> list:
    definition = definition_with(reading.definition)
    return [
        str(MetricName(reading.name).label), reading.value, reading.measured_on.isoformat(),
        str(MetricSource(reading.source).label), reading.definition, str(definition.words) if definition else "",
        str(NOTE),
    ]  # fmt: skip
