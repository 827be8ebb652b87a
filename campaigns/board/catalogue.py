"""What campaigns store: needs of many and plans of the team; nothing about a person who asks."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, TEAM, WITH_THE_RECORD

plain(
    "campaigns.Campaign", "id", "key", "programme", "slug", "title", "kind", "goal", "audience", "topic", "states",
    "origin_groups", "languages", "source_language", "platforms", "starts_on", "ends_on", "status", "budget",
    "page_is_public", "page_post", "created_at", "updated_at",
)  # fmt: skip
personal(
    "campaigns.Campaign",
    "responsible",
    "created_by",
    purpose=_("Knowing whom to ask about a campaign"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain(
    "campaigns.CampaignEvent", "pgh_id", "pgh_created_at", "pgh_label", "id", "title", "status", "goal", "starts_on",
    "ends_on", "languages", "page_is_public",
)  # fmt: skip
personal(
    "campaigns.CampaignEvent",
    "responsible",
    "actor",
    purpose=_("Seeing who changed a campaign"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
