"""When incidents are deleted."""

from django.utils.translation import gettext_lazy as _

from cases.models import Incident
from streetwork.delivery.retention import rule

INCIDENTS = "cases.incidents"
MONTHS = 24


@rule(
    key=INCIDENTS,
    months=MONTHS,
    programme="programme",
    label=_("Incidents with their texts, steps and people"),
    start=_("the closing of the incident"),
)
def incidents(cutoff):
    """Closed incidents, with their keys; the anonymous counts stay."""
    return Incident.objects.filter(status="closed", closed_at__lte=cutoff)
