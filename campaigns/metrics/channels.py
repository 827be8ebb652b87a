"""Figures of our own channels: what was counted last, and what a channel's days were."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Max, Q, Sum

from campaigns.enums import MetricName
from campaigns.metrics.presenters import ChannelRow
from campaigns.models import Metric
from streetwork.presence.models import FollowerCount, OwnChannel

GAINED_DAYS = 28


def channel_rows(channels: Iterable[OwnChannel], today: date) -> list[ChannelRow]:
    """Followers as counted last, and who newly followed within four weeks: two queries for all."""
    rows = {channel.pk: ChannelRow(channel) for channel in channels}
    counts = FollowerCount.objects.filter(channel__in=rows).order_by("channel_id", "-counted_on").distinct("channel_id")
    for count in counts:
        rows[count.channel_id].followers, rows[count.channel_id].counted_on = count.count, count.counted_on
    recent = Q(name=MetricName.FOLLOWS, measured_on__gt=today - timedelta(days=GAINED_DAYS))
    sums = (
        Metric.objects.filter(channel__in=rows).order_by().values("channel_id")
        .annotate(gained=Sum("value", filter=recent), last=Max("measured_on"))
    )  # fmt: skip
    for found in sums:
        rows[found["channel_id"]].gained, rows[found["channel_id"]].last_day = found["gained"], found["last"]
    return list(rows.values())
