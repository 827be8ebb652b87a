"""What this room deletes when. Registrations that counted are kept and counted by `training.attendance`."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.retention import rule
from training.enums import RegistrationStatus
from training.models import Registration


@rule(
    key="training.unconfirmed",
    days=3,
    programme="session__programme",
    label=_("Registrations whose address was never confirmed"),
    start=_("the registration"),
)
def unconfirmed(cutoff):
    """Never confirmed, so perhaps never meant: nobody is counted and nobody is kept."""
    gone = (RegistrationStatus.EXPIRED, RegistrationStatus.CANCELLED)
    return Registration.objects.filter(confirmed_at=None, status__in=gone, registered_at__lte=cutoff)
