"""What the ledger of claims stores, for the data catalogue: no line tells who said something."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, TEAM, WITH_THE_RECORD

TEXTS = ("statement", "said", "correction", "card", "status", "merged_into")

plain(
    "cases.Claim", "id", "programme", "language", "topic", *TEXTS, "checked_at", "created_at", "edited_at",
    "guard_overrides",
)  # fmt: skip
personal(
    "cases.Claim",
    "checked_by",
    "created_by",
    "edited_by",
    purpose=_("Four eyes: who wrote a correction does not check it"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain("cases.ClaimSighting", "id", "claim", "space", "seen_on", "count", "client_ref")
plain("cases.ClaimEvent", "pgh_id", "pgh_created_at", "pgh_label", "id", "statement", "correction", "card", "status",
      "merged_into")  # fmt: skip
personal(
    "cases.ClaimEvent",
    "actor",
    purpose=_("Four eyes: who wrote a correction does not check it"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
