"""API keys: `sw_` and 160 random bits in base32. Only their SHA-256 is stored, and none can be computed back."""

import base64
import re
import secrets
from hashlib import sha256

START = "sw_"
SHAPE = re.compile(r"sw_[a-z2-7]{32}")
SHOWN = 8  # characters by which people recognise a key


def new_key() -> str:
    return START + base64.b32encode(secrets.token_bytes(20)).decode().lower()


def prefix_of(key: str) -> str:
    return key[:SHOWN]


def hash_of(key: str) -> bytes:
    """160 random bits need no salt and no slow hash: nobody can try them through."""
    return sha256(key.encode()).digest()


def is_key(text: str) -> bool:
    """Whether the text has the shape of a key.

    >>> is_key("sw_" + "a" * 32), is_key("sw_short")
    (True, False)
    """
    return SHAPE.fullmatch(text) is not None
