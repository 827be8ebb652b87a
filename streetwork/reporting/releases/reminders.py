"""A correction that waits: every other lead hears of it once by mail, and on Today until it is decided."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.models import Membership
from streetwork.accounts.roles import CORRECTS_STATISTICS
from streetwork.delivery.reminders import Due, reminder
from streetwork.reporting.releases.corrections import undecided


@reminder(
    key="statistics.correction",
    subject=_("A correction of published statistics waits for a second person"),
    link=lambda correction: reverse("data:decide", args=[correction]),
)
def corrections_to_decide(today):
    """From the day on which somebody asked, until somebody decided."""
    waiting = list(undecided())
    if not waiting:
        return
    leads = Membership.objects.filter(role__in=CORRECTS_STATISTICS, user__is_active=True, programme__is_archived=False)
    people = sorted(set(leads.values_list("user", flat=True)))
    for correction in waiting:
        for user in people:
            if user != correction.asked_by_id:
                yield Due(correction.pk, user, timezone.localdate(correction.asked_at))
