"""The code of a certificate: 100 bits in four groups of five, made from the registration's key under the root key.

So the certificate can be made again, and the database alone tells no code. What is stored is its SHA-256; the key
that opens what the certificate shows is derived from the code itself. Pure but for the root key.
"""

import hashlib
import hmac
import unicodedata
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from streetwork.vault.keys import purpose_key

PURPOSE = "training-certificate"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base32: without I, L, O, U
LENGTH = 20
BITS = 5 * LENGTH
GROUP = 5
DASHES = "-‐‑‒–—−_./"
ALIKE = str.maketrans("OIL", "011")


def code_of(registration_key: UUID) -> str:
    """The code of a registration's certificate, without dashes."""
    digest = hmac.new(purpose_key(PURPOSE), registration_key.bytes, hashlib.sha256).digest()
    number = int.from_bytes(digest) >> (8 * len(digest) - BITS)
    return "".join(ALPHABET[number >> shift & 31] for shift in range(BITS - 5, -1, -5))


def shown(code: str) -> str:
    """As it stands on the paper: 7K2QM-9XD4T-0ABCD-EFGHJ."""
    return "-".join(code[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def read_code(typed: str) -> str | None:
    """What was typed as a code, forgiving case, spaces, dashes, O for 0 and I or L for 1; None when it is none."""
    wide = unicodedata.normalize("NFKC", typed[:200]).upper().translate(ALIKE)
    code = "".join(c for c in wide if c not in DASHES and not c.isspace())
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def hash_of(code: str) -> bytes:
    """What is stored of a code: 32 bytes."""
    return hashlib.sha256(f"{PURPOSE}:{code}".encode()).digest()


def sealing_key(code: str) -> bytes:
    """The 32-byte key that only the code gives (HKDF-SHA256)."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"streetwork/{PURPOSE}".encode()).derive(code.encode())
