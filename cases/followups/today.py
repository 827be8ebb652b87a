"""The first card of Today: what was agreed and is due."""

from django.utils import timezone

from cases.followups.held import held_by
from cases.followups.presenters import rows_of
from cases.models import FollowUp

SHOWN = 12


def due(request):
    """Due today and overdue, mine and those I cover; calm words when nothing is due."""
    today = timezone.localdate()
    held = held_by(request.access, today, FollowUp.objects.due_by(today))
    coming = None if held else FollowUp.objects.visible_to(request.access).open().in_hands_of([request.user.pk])
    return {
        "rows": rows_of(request.access, held[:SHOWN]),
        "more": max(0, len(held) - SHOWN),
        "next": request.path,
        "coming": coming.soonest_first().first() if coming is not None else None,
    }
