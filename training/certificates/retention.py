"""What this room deletes when."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.delivery.retention import rule
from training.models import Certificate

CERTIFICATES = "training.certificates"


@rule(
    key=CERTIFICATES,
    months=120,
    programme="programme",
    label=_("Sealed certificates of attendance"),
    start=_("the issuing of the certificate"),
)
def certificates(cutoff):
    """Ten years long an employer may ask whether the paper is genuine."""
    return Certificate.objects.filter(issued_on__lte=timezone.localdate(cutoff))
