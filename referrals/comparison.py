"""A version beside the present entry: field by field, long texts word by word. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from referrals.facts import NOTHING, Change

WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `is_other` when the other side does not have it."""

    text: str
    is_other: bool


@dataclass(frozen=True)
class Beside:
    """One differing fact on both sides."""

    change: Change
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def beside(change: Change) -> Beside:
    """Both values in pieces. What is no free text differs as a whole."""
    if not change.is_text or NOTHING in (change.before, change.after):
        return Beside(change, (Piece(change.before, True),), (Piece(change.after, True),))
    old, new = WORDS.findall(change.before), WORDS.findall(change.after)
    before, after = [], []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if a < b:
            before.append(Piece("".join(old[a:b]), kind != "equal"))
        if c < d:
            after.append(Piece("".join(new[c:d]), kind != "equal"))
    return Beside(change, tuple(before), tuple(after))
