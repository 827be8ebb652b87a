"""When this room's data are deleted."""

from django.utils.translation import gettext_lazy as _

from campaigns.images.queries import unused
from campaigns.images.store import delete_after_commit
from streetwork.delivery.retention import rule

UNUSED = "campaigns.unused_pictures"
UNUSED_DAYS = 180


def take_files_along(rows) -> None:
    """The files follow their rows, once these are gone for good."""
    delete_after_commit(list(rows.values_list("file", flat=True)))


@rule(
    key=UNUSED, days=UNUSED_DAYS, programme="programme", before=take_files_along,
    label=_("Pictures that no post shows"), start=_("the upload"),
)  # fmt: skip
def unused_pictures(cutoff):
    """Pictures that neither a post nor its history shows."""
    return unused().filter(uploaded_at__lte=cutoff)
