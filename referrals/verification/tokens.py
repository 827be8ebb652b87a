"""The token in a centre's link: one character for the state, then 128 random bits. Pure but for the randomness.

The state's character lets the public page open a scope for that one state before it looks for anything. Only the
SHA-256 of the whole token is stored.
"""

import base64
import hashlib
import re
import secrets

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
RANDOM_BYTES = 16
TOKEN = re.compile(r"[a-z2-7]{27}")


def new_token(state: int) -> str:
    """A token of 27 lower-case base32 characters for a state (primary key, at most 31)."""
    random = base64.b32encode(secrets.token_bytes(RANDOM_BYTES)).decode().rstrip("=").lower()
    return ALPHABET[state] + random


def state_of(token: str) -> int | None:
    """The state that a token names, None for what cannot be a token. Whether the state exists is not asked."""
    return ALPHABET.index(token[0]) if TOKEN.fullmatch(token) else None


def hash_of(token: str) -> bytes:
    """What is stored of a token: 32 bytes."""
    return hashlib.sha256(token.encode()).digest()
