"""What the ledger puts on Today."""

from cases.claims.enums import Status
from cases.claims.rules import has_answer
from cases.models import Claim
from streetwork.accounts.roles import WRITES_TRENDS

SHOWN = 4


def checkable(user_id: int, programmes):
    """Claims with an answer that somebody else wrote last and nobody has checked, the oldest first."""
    waiting = Claim.objects.current().filter(programme__in=programmes, status=Status.OPEN)
    mine = [c for c in waiting.order_by("edited_at", "pk") if (c.edited_by_id or c.created_by_id) != user_id]
    return [claim for claim in mine if has_answer(claim)]


def to_check(request):
    """Context of the card, None when there is nothing to check."""
    found = checkable(request.user.pk, request.access.programmes_for(*WRITES_TRENDS, running=True))
    if not found:
        return None
    return {"claims": found[:SHOWN], "more": max(0, len(found) - SHOWN)}
