"""When visits are deleted: they tell when a colleague worked where, and planning needs no more than two years."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.delivery.retention import rule
from streetwork.presence.models import Visit


@rule(
    key="presence.visits",
    months=24,
    label=_("visits of spaces"),
    start=_("the day of the visit"),
    programme="space__programme",
)
def visits(cutoff):
    return Visit.objects.filter(visited_on__lte=timezone.localdate(cutoff))
