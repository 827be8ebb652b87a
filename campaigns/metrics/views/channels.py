"""Figures of our own channels."""

from datetime import timedelta

from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from campaigns.metrics.channels import channel_rows
from campaigns.metrics.exports import channel_lines
from campaigns.metrics.presenters import History
from campaigns.metrics.queries import channels_of
from campaigns.metrics.views import for_readers, running_programmes

DAYS_SHOWN = 400


@for_readers
@require_safe
def channel_list(request):
    """Each channel with its followers and who came lately."""
    rows = channel_rows(channels_of(request.access), timezone.localdate())
    context = {
        "rows": rows,
        "shows_programme": len({row.channel.programme_id for row in rows}) > 1,
        "may_import": bool(running_programmes(request)),
    }
    return render(request, "metrics/channel_list.html", context)


@for_readers
@require_safe
def channel_figures(request, pk):
    """A channel's daily figures as charts and table."""
    channel = get_object_or_404(channels_of(request.access), pk=pk)
    since = timezone.localdate() - timedelta(days=DAYS_SHOWN)
    readings = channel.metrics.filter(measured_on__gt=since).select_related("entered_by")
    context = {
        "channel": channel,
        "history": History(list(readings.order_by("measured_on", "entered_at", "pk"))),
        "counts": list(channel.follower_counts.all()[:60]),
        "may_import": bool(running_programmes(request)),
    }
    return render(request, "metrics/channel.html", context)


@for_readers
@require_safe
def export_channels(request):
    """Every daily figure of the channels that the person reads."""
    return StreamingHttpResponse(
        channel_lines(channels_of(request.access)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="channels-{timezone.localdate()}.csv"'},
    )
