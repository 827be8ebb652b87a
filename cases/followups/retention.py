"""When this room's data are deleted. Follow-ups of a case go with the case."""

from django.utils.translation import gettext_lazy as _

from cases.models import FollowUp
from streetwork.delivery.retention import rule

DAYS = 90


@rule(
    key="cases.follow_ups",
    days=DAYS,
    programme="programme",
    label=_("Settled follow-ups of contacts without a case"),
    start=_("the settling"),
)
def follow_ups(cutoff):
    return FollowUp.objects.filter(case=None, settled_at__lte=cutoff)
