"""The code that a centre enters: eight characters like K7Q2-M9XD, made from the slip's token.

The first half finds the slip and lies open in its row, so that wrong codes can lock it. The second half lies
there as a keyed hash: whoever has the database but not the root key cannot try codes. Pure but for
the root key.
"""

import hashlib
import hmac
import unicodedata

from referrals.slips.tokens import hash_of
from streetwork.vault.keys import purpose_key

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without 0 and O, 1, I and L
HALF = 4
HASH_BYTES = 16
DASHES = "-‐‑‒–—−_./"


def code_of(token: str) -> str:
    """Locator and secret in one string of eight, without the dash."""
    number = int.from_bytes(_digest("slip-code", token.encode()))
    characters = []
    for _position in range(2 * HALF):
        number, rest = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[rest])
    return "".join(characters)


def shown(code: str) -> str:
    """As people read it out: K7Q2-M9XD."""
    return f"{code[:HALF]}-{code[HALF:]}"


def secret_hash(token_hash: bytes, secret: str) -> bytes:
    """The keyed hash of a code's second half, bound to its slip."""
    return _digest("slip-secret", bytes(token_hash) + secret.encode())[:HASH_BYTES]


def keyed_parts(token: str) -> tuple[str, bytes]:
    """What a slip stores of its code: the locator and the hash of the secret."""
    code = code_of(token)
    return code[:HALF], secret_hash(hash_of(token), code[HALF:])


def read_code(typed: str) -> str | None:
    """What was typed as a code of eight, forgiving case, spaces and dashes; None when it cannot be one."""
    wide = unicodedata.normalize("NFKC", typed).upper()
    code = "".join(c for c in wide if c not in DASHES and not c.isspace())
    return code if len(code) == 2 * HALF and set(code) <= set(ALPHABET) else None


def _digest(purpose: str, content: bytes) -> bytes:
    return hmac.new(purpose_key(purpose), content, hashlib.sha256).digest()
