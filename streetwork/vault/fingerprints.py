"""Keyed fingerprints: equal things are recognised within a state and a year, and nothing can be read back.

HMAC-SHA256 (RFC 2104) cut to 128 bits, under a key derived by HKDF-SHA256 (RFC 5869) from the root key, with
the epoch's salt and the purpose. EDPB Guidelines 01/2025 accept keyed codes as pseudonymisation.
"""

import hashlib
import hmac
from collections.abc import Iterable

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import connection

from streetwork.vault.models import EpochSalt

FINGERPRINT_BYTES = 16


def epoch_key(*, salt: bytes, state: int, year: int, purpose: str) -> bytes:
    """The 32-byte key of one state, year and purpose. Pure but for the root key in the settings."""
    info = f"streetwork/{purpose}/{state}/{year}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(settings.ROOT_KEY)


def keyed_digest(key: bytes, text: str) -> bytes:
    """128 bits of HMAC-SHA256 of the text."""
    return hmac.new(key, text.encode(), hashlib.sha256).digest()[:FINGERPRINT_BYTES]


def fingerprint(text: str, *, state: int, year: int, purpose: str) -> bytes:
    """The fingerprint to store with a row of this state and year. Makes the year's salt on first use."""
    salt = _salt(state, year)
    if salt is None:
        salt = EpochSalt.objects.get_or_create(state_id=state, year=year)[0].salt
    return keyed_digest(epoch_key(salt=bytes(salt), state=state, year=year, purpose=purpose), text)


def _salt(state: int, year: int) -> bytes | None:
    """Written out: asked while a contact is saved, where building the query takes longer than running it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT salt FROM vault_epochsalt WHERE state_id = %s AND year = %s", [state, year])
        row = cursor.fetchone()
    return row and row[0]


def fingerprints_in_scope(text: str, *, years: Iterable[int], purpose: str) -> list[tuple[int, bytes]]:
    """The (state, fingerprint) pairs under which the text may lie in any state that the scope reads.

    A state and year without a salt has no fingerprints, so none is made for it.
    """
    return [
        (salt.state_id, keyed_digest(
            epoch_key(salt=bytes(salt.salt), state=salt.state_id, year=salt.year, purpose=purpose), text
        ))
        for salt in EpochSalt.objects.filter(year__in=list(years))
    ]  # fmt: skip


def destroy_epochs(*, before_year: int) -> int:
    """Destroy the salts of all years before `before_year` in the scope; answers how many."""
    deleted, _by_model = EpochSalt.objects.filter(year__lt=before_year).delete()
    return deleted
