"""The secret in a slip's address: 128 random bits. The database knows its SHA-256 alone."""

import base64
import hashlib
import re
import secrets

TOKEN = re.compile(r"[a-z2-7]{26}")


def new_token() -> str:
    """26 characters of lower-case base32 without padding (RFC 4648)."""
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()


def is_token(text: str) -> bool:
    return bool(TOKEN.fullmatch(text))


def hash_of(token: str) -> bytes:
    """What is stored. A random token of 128 bits needs no slow hash."""
    return hashlib.sha256(token.encode()).digest()
