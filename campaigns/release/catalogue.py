"""What this room stores: what is published where, what is asked before, and who answers for it."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import ACCOUNTABILITY, EMPLOYMENT, TEAM, WITH_THE_RECORD

plain(
    "campaigns.Placement", "id", "post", "language", "platform", "channel", "space", "due_at", "status", "series",
    "permalink", "external_id", "published_at", "published_text", "problem", "measured_at", "created_at",
)  # fmt: skip
personal(
    "campaigns.Placement",
    "published_by",
    "created_by",
    purpose=_("Planning posts together: who planned one, who posted it"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain("campaigns.GateItem", "id", "programme", "check_code", "label", "is_asked", "order")
plain("campaigns.GateRelease", "id", "version", "text_hash", "checks", "released_at", "withdrawn_at")
personal(
    "campaigns.GateRelease",
    "released_by",
    "withdrawn_by",
    purpose=_("Proving who answered for a text going out, and who took that back"),
    legal_basis=ACCOUNTABILITY,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
