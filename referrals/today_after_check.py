"""The after-check on Today: asked only where it was agreed, from the day on, until it is answered."""

from django.utils import timezone

from referrals.ladder_card import LadderCard
from referrals.models import Referral
from streetwork.accounts.roles import REFERS

SHOWN = 3


def to_ask(request):
    """My referrals whose day for asking has come, the oldest agreement first."""
    due = Referral.objects.filter(
        request.access.within(*REFERS), counselor=request.user.pk, check_on__lte=timezone.localdate()
    )
    rows = [
        LadderCard(each, request.access)
        for each in due.select_related("center").order_by("check_on", "pk")[: SHOWN + 1]
    ]
    rows = [row for row in rows if row.may_tell]
    if not rows:
        return None
    more = due.count() - SHOWN if len(rows) > SHOWN else 0
    return {"rows": rows[:SHOWN], "more": more}
