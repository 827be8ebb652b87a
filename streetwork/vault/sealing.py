"""Sealed texts: AES-256-GCM under a key of their own record, bound to state, record and field.

The record's key is itself sealed under a key of the root key (HKDF) and lies in a table of its own: when its row is
deleted, the texts are noise to everybody, also in backups that leave the key tables out (docs/operations.md).
AES-GCM as in NIST SP 800-38D, with a random 96-bit nonce in front of the ciphertext; the library does the rest.
"""

import os
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models

from streetwork.tenancy.models import TenantModel
from streetwork.vault.keys import purpose_key

KEY_BYTES = 32
NONCE_BYTES = 12
WRAPPING = "record-key"


class BrokenSeal(Exception):
    """The bytes were changed, moved to another record or field, or sealed under another root key."""


def seal(key: bytes, text: str, *, bound_to: str) -> bytes:
    """Encrypt a text. `bound_to` names its place; opened anywhere else it is a BrokenSeal."""
    return _encrypt(key, text.encode(), bound_to)


def unseal(key: bytes, sealed: bytes | memoryview, *, bound_to: str) -> str:
    """The text again. Raises BrokenSeal."""
    return _decrypt(key, bytes(sealed), bound_to).decode()


def new_wrapped_key(*, bound_to: str) -> bytes:
    """A fresh key for one record, sealed under the root key."""
    return _encrypt(purpose_key(WRAPPING), os.urandom(KEY_BYTES), bound_to)


def unwrap(wrapped: bytes, *, bound_to: str) -> bytes:
    """The key of a record. Raises BrokenSeal."""
    return _decrypt(purpose_key(WRAPPING), bytes(wrapped), bound_to)


def _encrypt(key, content, bound_to):
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, bound_to.encode())


def _decrypt(key, sealed, bound_to):
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to.encode())
    except (InvalidTag, ValueError):
        raise BrokenSeal from None


class RecordKey(TenantModel):
    """The key of one record, wrapped. Inherit, and point to the record with a cascading TenantForeignKey.

    Deleting the row destroys the record's texts, also where a backup still holds their ciphertext.
    """

    wrapped = models.BinaryField(editable=False)

    class Meta(TenantModel.Meta):
        abstract = True


class KeepsTexts:
    """A record whose texts are sealed: mix into a TenantModel that has `uid` (UUID).

    The record says by `find_key()` which RecordKey is its own.
    """

    find_key: Callable[[], RecordKey]

    @property
    def place(self) -> str:
        """What the record's key and texts are bound to: table, state and record."""
        return f"{self._meta.label_lower}|{self.state_id}|{self.uid}"

    def seal(self, field: str, text: str) -> bytes | None:
        """The text for a column; nothing stays nothing. `field` is any name that is unique within the record."""
        return seal(self._record_key(), text, bound_to=f"{self.place}|{field}") if text else None

    def unseal(self, field: str, sealed: bytes | memoryview | None) -> str:
        """The text of a column. Raises BrokenSeal."""
        return unseal(self._record_key(), sealed, bound_to=f"{self.place}|{field}") if sealed else ""

    def _record_key(self) -> bytes:
        """Unwrapped once for each loaded record."""
        if "_opened_key" not in self.__dict__:
            self.__dict__["_opened_key"] = unwrap(self.find_key().wrapped, bound_to=self.place)
        return self.__dict__["_opened_key"]
