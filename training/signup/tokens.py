"""The token in a participant's link: one character for the state, then 128 bits that follow from the registration.

Derived and not drawn, so that every later mail can say the same link; the database alone, which holds its SHA-256,
cannot. Whoever reads the registration's key still needs the root key.
"""

import base64
import hashlib
import hmac
import re
import unicodedata
import uuid

from streetwork.vault.keys import purpose_key
from training.models import Registration

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
BYTES = 16
TOKEN = re.compile(r"[a-z2-7]{27}")


def token_of(registration: Registration) -> str:
    """27 lower-case base32 characters: the state (primary key, at most 31), then HMAC-SHA256 cut to 128 bits."""
    subject = f"{registration.state_id}/{registration.key}".encode()
    digest = hmac.new(purpose_key("training-registration"), subject, hashlib.sha256).digest()[:BYTES]
    return ALPHABET[registration.state_id] + base64.b32encode(digest).decode().rstrip("=").lower()


def renew(registration: Registration) -> None:
    """Draw a new key, so that the old link opens nothing any more; saving `key` and `token_hash` is the caller's."""
    registration.key = uuid.uuid4()
    registration.token_hash = hash_of(token_of(registration))


def hash_of(token: str) -> bytes:
    """What is stored of a token: 32 bytes."""
    return hashlib.sha256(token.encode()).digest()


def state_of(token: str) -> int | None:
    """The state that a token names, None for what cannot be a token. Whether the state exists is not asked."""
    return ALPHABET.index(token[0]) if TOKEN.fullmatch(token) else None


def mark_of(email: str) -> bytes:
    """128 bits of HMAC-SHA256 of an address, without regard to case: equal addresses are found, none is read back."""
    plain = unicodedata.normalize("NFKC", email).strip().casefold()
    return hmac.new(purpose_key("training-address"), plain.encode(), hashlib.sha256).digest()[:BYTES]
