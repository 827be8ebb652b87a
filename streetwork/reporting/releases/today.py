"""What published statistics put on Today."""

from streetwork.reporting.releases.corrections import may_correct, undecided
from streetwork.reporting.releases.presenters import name_of


def corrections_to_decide(request) -> dict | None:
    """Corrections that a colleague asked for; None when nothing waits for this person."""
    if not may_correct(request.access):
        return None
    waiting = [each for each in undecided() if each.asked_by_id != request.user.pk]
    if not waiting:
        return None
    return {"rows": [(correction.pk, name_of(correction.release)) for correction in waiting]}
