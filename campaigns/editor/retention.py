"""When this room's data are deleted."""

from django.utils.translation import gettext_lazy as _

from campaigns.models import WorkingCopy
from streetwork.delivery.retention import rule


@rule(
    key="campaigns.working_copies", days=30, programme="post__campaign__programme",
    label=_("Unsaved texts of posts"), start=_("the last word typed"),
)  # fmt: skip
def working_copies(cutoff):
    return WorkingCopy.objects.filter(saved_at__lte=cutoff)
