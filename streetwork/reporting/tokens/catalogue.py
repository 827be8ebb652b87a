"""What this room stores: keys of machines; who made one is a colleague."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, THEMSELVES

plain(
    "reporting.ApiToken", "id", "name", "client", "client_ref", "prefix", "token_hash", "scopes", "created_at",
    "expires_at", "revoked_at",
)  # fmt: skip
personal(
    "reporting.ApiToken",
    "created_by",
    "last_used_on",
    purpose=_("Knowing who answers for a key of the API, and whether it is still used"),
    legal_basis=EMPLOYMENT,
    retention="tokens.over",
    readers=THEMSELVES,
)
