"""What the vault stores, for the data catalogue."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import NOBODY, SECURITY

plain("vault.EpochSalt", "id", "state", "year")
personal(
    "vault.EpochSalt",
    "salt",
    purpose=_("Recognising a thread again within a state and year, without storing its link"),
    legal_basis=SECURITY,
    retention=_("until the key of the year is destroyed; then the fingerprints are noise"),
    readers=NOBODY,
)
