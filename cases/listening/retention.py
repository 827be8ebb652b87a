"""When this room's data are deleted."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from cases.listening.figures import count_expired
from cases.models import Lead, ListeningRun
from streetwork.delivery.retention import rule

LEADS = "cases.leads"
LEAD_DAYS = 14


def lead_days(programme) -> int:
    """After how many days a find of this programme is deleted: its legal profile may say otherwise."""
    profile = programme.legal_profile
    return profile.retention_days.get(LEADS, LEAD_DAYS) if profile else LEAD_DAYS


@rule(
    key=LEADS, days=LEAD_DAYS, programme="programme", before=count_expired, label=_("Finds of listening"),
    start=_("the finding"),
)  # fmt: skip
def leads(cutoff):
    """Finds, looked at or not; the week's figures stay."""
    return Lead.objects.filter(created_at__lte=cutoff)


@rule(
    key="cases.listening_runs", days=30, programme="programme", label=_("Imports for listening"),
    start=_("the import"),
)  # fmt: skip
def listening_runs(cutoff):
    """Figures of imports. One whose finds are kept longer stays with them."""
    kept = Lead.objects.filter(run=OuterRef("pk"), state=OuterRef("state"))
    return ListeningRun.objects.filter(~Exists(kept), created_at__lte=cutoff, upload=None)
