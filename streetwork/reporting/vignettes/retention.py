"""When vignettes are deleted: what was not released and nobody touched for a year."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.delivery.retention import rule
from streetwork.reporting.enums import VignetteStatus
from streetwork.reporting.models import Vignette

DRAFTS = "reporting.vignette_drafts"


@rule(
    key=DRAFTS, months=12, programme="programme", label=_("Vignettes that were not released"),
    start=_("the last change"),
)  # fmt: skip
def vignette_drafts(cutoff):
    """Drafts, those that wait, and withdrawn ones. Released ones tell of nobody and stay with the reports."""
    return Vignette.objects.exclude(status=VignetteStatus.RELEASED).filter(changed_on__lte=timezone.localdate(cutoff))
