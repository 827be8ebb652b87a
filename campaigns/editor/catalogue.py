"""What this room stores. Posts say what everybody is to read; who wrote and reviewed them are people of the staff."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import ACCOUNTABILITY, EMPLOYMENT, TEAM, WITH_THE_RECORD

plain(
    "campaigns.CampaignPost", "id", "campaign", "title", "source_language", "order", "is_evergreen", "is_dropped",
    "created_at",
)  # fmt: skip
personal(
    "campaigns.CampaignPost",
    "created_by",
    purpose=_("Knowing whom to ask about a post"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain(
    "campaigns.PostVersion", "id", "post", "language", "headline", "text", "image", "alt", "target", "plain_language",
    "text_hash", "source_hash", "status", "edited_at", "reviewed_at", "guard_overrides",
)  # fmt: skip
personal(
    "campaigns.PostVersion",
    "edited_by",
    "reviewed_by",
    "remark",
    purpose=_("Four eyes: who wrote a text is not who approves it"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain(
    "campaigns.PostVersionEvent", "pgh_id", "pgh_created_at", "pgh_label", "id", "post", "language", "headline", "text",
    "image", "alt", "target", "status", "reviewed_at",
)  # fmt: skip
personal(
    "campaigns.PostVersionEvent",
    "actor",
    "reviewed_by",
    "remark",
    purpose=_("Proving who changed or approved a text"),
    legal_basis=ACCOUNTABILITY,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain("campaigns.WorkingCopy", "id", "post", "language", "image", "plain_language", "base", "saved_at")
personal(
    "campaigns.WorkingCopy",
    "user",
    "headline",
    "text",
    "alt",
    "target",
    purpose=_("Losing nothing that was typed; others learn only that somebody is writing"),
    legal_basis=EMPLOYMENT,
    retention="campaigns.working_copies",
    readers=_("the person themselves"),
)
