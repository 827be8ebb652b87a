"""What the platforms and short links counted for the invented posts."""

from datetime import timedelta

from django.utils import timezone

from campaigns.enums import MetricName, MetricSource, PlacementStatus
from campaigns.links.actions import short_link_of
from campaigns.metrics.definitions import definition_of
from campaigns.models import ClickCount, Metric, Placement

# Readers of a post by platform, and what follows as shares of them.
READERS = {"facebook": (900, 5200), "instagram": (600, 2900), "telegram": (240, 780), "whatsapp": (150, 400)}
SHARES = {
    MetricName.REACTIONS: (0.015, 0.06),
    MetricName.COMMENTS: (0.002, 0.014),
    MetricName.SHARES: (0.002, 0.012),
    MetricName.CLICKS: (0.008, 0.05),
}
MEASURED_AFTER = timedelta(days=7)
COUNTED_DAYS = 14


def seed_figures(*, people, now, dice) -> None:
    """Figures for what is out for more than a week; clicks for everything that is out with a link."""
    today = timezone.localdate(now)
    out = Placement.objects.filter(status=PlacementStatus.PUBLISHED, created_by__is_demo=True)
    for placement in out.select_related("platform", "post__campaign").order_by("pk"):
        readers = dice.randint(*READERS.get(placement.platform.code, (200, 900)))
        _seed_clicks(placement, readers, today, dice)
        if placement.published_at + MEASURED_AFTER < now and dice.random() < 0.88:
            _seed_metrics(placement, readers, dice)


def _seed_metrics(placement, readers, dice):
    day = timezone.localdate(placement.published_at + MEASURED_AFTER)
    figures = {MetricName.REACH: readers, MetricName.VIEWS: int(readers * dice.uniform(1.2, 1.7))}
    if placement.platform.code == "telegram":
        figures = {MetricName.VIEWS: readers}
    figures |= {name: int(readers * dice.uniform(*span)) for name, span in SHARES.items()}
    Metric.objects.bulk_create(
        Metric(
            placement=placement, name=name, value=value, measured_on=day, source=MetricSource.MANUAL,
            definition=definition_of(placement.platform.code, name, day).key, entered_by=placement.published_by,
            entered_at=placement.published_at + MEASURED_AFTER,
        )
        for name, value in figures.items()
    )  # fmt: skip
    Placement.objects.filter(pk=placement.pk).update(measured_at=placement.published_at + MEASURED_AFTER)


def _seed_clicks(placement, readers, today, dice):
    """Most follow a link within two days."""
    link = short_link_of(placement)
    if link is None:
        return
    first = timezone.localdate(placement.published_at)
    clicks = readers * dice.uniform(0.008, 0.04)
    rows = []
    for number in range(COUNTED_DAYS):
        day, count = first + timedelta(days=number), int(clicks * 0.5 ** (number + 1) + dice.random())
        if day <= today and count:
            rows.append(ClickCount(link=link, day=day, count=count, bots=dice.randint(0, 2)))
    ClickCount.objects.bulk_create(rows)
