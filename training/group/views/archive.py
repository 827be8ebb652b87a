"""The archive: decisions and minutes, searched, and the decisions as a table."""

from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from streetwork.web import tables
from training.group.filters import ArchiveFilter
from training.group.lookup import group_or_404
from training.group.search import SHOWN, FoundDecision, FoundMeeting, decisions_of, minutes_of
from training.group.views import for_groups


@for_groups
@require_safe
def search(request, pk):
    standing = group_or_404(request, pk)
    wanted = ArchiveFilter(request.GET, standing=standing)
    words = tuple(wanted.words)
    decisions = decisions_of(standing.group, wanted)[:SHOWN] if wanted.shows_decisions else []
    minutes = minutes_of(standing.group, wanted)[:SHOWN] if wanted.shows_minutes else []
    context = {
        "group": standing.group,
        "standing": standing,
        "filter": wanted,
        "decisions": [FoundDecision(decision, words) for decision in decisions],
        "minutes": [FoundMeeting(meeting, words) for meeting in minutes],
    }
    return render(request, "group/archive.html", context)


@for_groups
@require_safe
def decisions_csv(request, pk):
    """The decisions of the selection as CSV."""
    standing = group_or_404(request, pk)
    found = decisions_of(standing.group, ArchiveFilter(request.GET, standing=standing))
    headings = [_("number"), _("day"), _("meeting"), _("agenda item"), pgettext("working group", "decision")]
    rows = [
        [
            row.reference, timezone.localtime(row.decision.meeting.starts_at).date(), row.decision.meeting.title,
            row.decision.item.title if row.decision.item else "", row.decision.text,
        ]
        for row in (FoundDecision(decision, ()) for decision in found)
    ]  # fmt: skip
    response = StreamingHttpResponse(tables.csv_batches(headings, [rows]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_("decisions")}-{timezone.localdate()}.csv"'
    return response
