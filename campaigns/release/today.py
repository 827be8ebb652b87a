"""What the person has to publish today, as a card."""

from datetime import timedelta

from django.utils import timezone

from campaigns.calendar.timing import begin_of, day_of
from campaigns.release.concerned import concerned_by
from campaigns.release.due_list import AHEAD
from campaigns.release.presenters import Row
from campaigns.release.queries import standings_of, to_publish

SHOWN = 6


def to_do(request):
    """Mine: due and late, then the rest of the day; how much is held back, how much comes within a week."""
    now = timezone.now()
    tonight = begin_of(day_of(now) + timedelta(days=1))
    placements = concerned_by(
        to_publish(request.access).filter(due_at__lte=now + AHEAD)[:200], request.user.pk, day_of(now)
    )
    if not placements:
        return None
    standings = standings_of(placements)
    rows = [Row(each, standings[each.pk], now, is_mine=True) for each in placements]
    today = [row for row in rows if row.placement.due_at < tonight]
    ready = [row for row in today if row.standing.may_go_out and not row.is_by_machine]
    held = [row for row in rows if not row.standing.may_go_out]
    return {
        "rows": ready[:SHOWN],
        "more": max(0, len(ready) - SHOWN),
        "held": len(held),
        "coming": sum(row.standing.may_go_out and not row.is_by_machine for row in rows) - len(ready),
    }
