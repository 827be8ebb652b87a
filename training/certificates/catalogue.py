"""What certificates store: nothing that can be read without the code on the paper."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import COUNSELLING, NOBODY
from training.certificates.retention import CERTIFICATES

plain("training.Certificate", "id", "programme", "issued_on", "withdrawn_at")
personal(
    "training.Certificate",
    "code_hash",
    "sealed",
    "registration_key",
    purpose=_("Proving a certificate; sealed, only the code on it opens what it shows"),
    legal_basis=COUNSELLING,
    retention=CERTIFICATES,
    readers=NOBODY,
)
