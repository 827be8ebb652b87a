"""When this room's data are deleted."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigns.enums import ImportStatus
from campaigns.metrics.rules import STAGED_DAYS
from campaigns.models import MetricImport
from streetwork.delivery.retention import rule


@rule(
    key="campaigns.metric_imports",
    days=STAGED_DAYS,
    programme="programme",
    label=_("files of platforms that were not applied, with their lines"),
    start=_("the upload of the file"),
)
def imports_not_applied(cutoff):
    """What was applied keeps no line of its file; what was not is deleted as a whole."""
    return MetricImport.objects.filter(
        Q(status=ImportStatus.STAGED) | Q(status=ImportStatus.DISCARDED), uploaded_at__lte=cutoff
    )
