"""What the backlog stores: needs of many, nothing about one person."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, TEAM, WITH_THE_RECORD

plain(
    "campaigns.CampaignIdea", "id", "programme", "title", "origin", "origin_key", "language", "topic", "questions",
    "status", "campaign", "created_at", "settled_at",
)  # fmt: skip
personal(
    "campaigns.CampaignIdea",
    "created_by",
    "note",
    purpose=_("Asking back who had the idea; a guard warns of names in the note"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
