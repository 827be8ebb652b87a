"""What this room deletes when."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.delivery.retention import rule
from training.models import PartnerContact


@rule(
    key="training.partner_contacts",
    days=730,
    programme="partner__programme",
    label=_("Contact persons of the network"),
    start=_("the day on which the consent was last confirmed"),
)
def partner_contacts(cutoff):
    """Contact persons whom nobody confirmed for two years; the institution stays."""
    return PartnerContact.objects.filter(confirmed_on__lte=timezone.localdate(cutoff))
