"""What this room stores: where a placement stood in the calendar before, and who moved it."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import ACCOUNTABILITY, TEAM, WITH_THE_RECORD

plain(
    "campaigns.PlacementEvent", "pgh_id", "pgh_created_at", "pgh_label", "id", "language", "platform", "channel",
    "space", "due_at", "status",
)  # fmt: skip
personal(
    "campaigns.PlacementEvent",
    "actor",
    purpose=_("Proving who planned, moved or cancelled a placement"),
    legal_basis=ACCOUNTABILITY,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
