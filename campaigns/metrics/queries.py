"""Reading figures, in the field's words."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet, Sum

from campaigns.board.queries import campaigns_of
from campaigns.enums import PlacementStatus
from campaigns.metrics.rules import MEASURED_AFTER
from campaigns.models import ClickCount, Metric, MetricImport, Placement
from streetwork.accounts.access import Access
from streetwork.accounts.roles import PUBLISHES, READS_CAMPAIGNS
from streetwork.presence.models import OwnChannel


def newest_of(placement_ids: Iterable[int]) -> dict[int, dict[str, Metric]]:
    """{placement: {name of the figure: its newest reading}}: one query; on one day what was entered last counts."""
    readings = Metric.objects.filter(placement__in=list(placement_ids))
    order = ("placement_id", "name", "-measured_on", "-entered_at", "-pk")
    newest = readings.order_by(*order).distinct("placement_id", "name")
    found: dict[int, dict[str, Metric]] = {}
    for metric in newest:
        if metric.placement_id:
            found.setdefault(metric.placement_id, {})[metric.name] = metric
    return found


def placements_of(access: Access) -> QuerySet[Placement]:
    """Placements of the campaigns that the person reads; with everything that a row shows."""
    return Placement.objects.filter(post__campaign__in=campaigns_of(access).values("pk")).select_related(
        "post__campaign", "platform", "language", "channel", "space"
    )


def published_of(access: Access) -> QuerySet[Placement]:
    """Those that are out."""
    return placements_of(access).filter(status=PlacementStatus.PUBLISHED)


def waiting(placements: QuerySet[Placement], now: datetime) -> QuerySet[Placement]:
    """Out for a week and not measured, what waits longest first."""
    return not_measured(placements).filter(published_at__lte=now - MEASURED_AFTER)


def young(placements: QuerySet[Placement], now: datetime) -> QuerySet[Placement]:
    """Out for less than a week and not measured."""
    return not_measured(placements).filter(published_at__gt=now - MEASURED_AFTER)


def not_measured(placements: QuerySet[Placement]) -> QuerySet[Placement]:
    return placements.filter(measured_at=None).order_by("published_at", "pk")


def measured(placements: QuerySet[Placement]) -> QuerySet[Placement]:
    """What was read last first."""
    return placements.filter(measured_at__isnull=False).order_by("-measured_at", "-pk")


def readings_of(placement: Placement) -> QuerySet[Metric]:
    """Every reading of a placement, the oldest first."""
    return placement.metrics.select_related("entered_by").order_by("measured_on", "entered_at", "pk")


def clicks_of(placement: Placement) -> int | None:
    """How often our short link of the placement was followed, without machines; None when it has none."""
    return ClickCount.objects.filter(link__placement=placement).aggregate(total=Sum("count"))["total"]


def channels_of(access: Access) -> QuerySet[OwnChannel]:
    """Own channels of the programmes in which the person reads campaigns."""
    mine = access.programmes_for(*READS_CAMPAIGNS)
    return OwnChannel.objects.filter(programme__in=mine).select_related("platform")


def imports_of(access: Access) -> QuerySet[MetricImport]:
    """Imports of the programmes for which the person enters figures."""
    mine = access.programmes_for(*PUBLISHES)
    return MetricImport.objects.filter(programme__in=mine).select_related("uploaded_by", "programme")
