"""What the directory puts on Today of its editors."""

from django.utils import timezone

from referrals.rules import states_written
from referrals.verification import queries
from referrals.verification.presenters import CorrectionRow

SHOWN = 3


def to_verify(request):
    """Entries that came back to their editor: nobody answered within 14 days, or nobody could be asked."""
    if not (states := states_written(request.access)):
        return None
    centers = queries.kept(states)
    overdue = queries.overdue(centers)
    number, stuck = overdue.count(), queries.with_stuck_mail(centers).count()
    if not (number or stuck):
        return None
    today = timezone.localdate()
    longest = [
        (center, (today - center.due_on).days)
        for center in overdue.exclude(due_on=None).order_by("due_on", "pk")[:SHOWN]
    ]
    return {"number": number, "longest": longest, "stuck": stuck}


def corrections(request):
    """Corrections that wait, the oldest first."""
    if not (states := states_written(request.access)):
        return None
    waiting = queries.open_corrections(states)
    if not (number := waiting.count()):
        return None
    oldest = waiting.select_related("center", "created_by").order_by("created_at", "pk")[:SHOWN]
    return {"number": number, "rows": [CorrectionRow(each) for each in oldest]}
