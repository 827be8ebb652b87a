"""Keys for one purpose, derived from the root key: what leaks of one tells nothing of another."""

from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def purpose_key(purpose: str) -> bytes:
    """The 32-byte key of a purpose, by HKDF-SHA256 (RFC 5869). Lasts as long as the root key."""
    return _derived(settings.ROOT_KEY, purpose)


@lru_cache(maxsize=32)
def _derived(root: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"streetwork/{purpose}".encode()).derive(root)
