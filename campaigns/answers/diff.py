"""What changed between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

PIECES = re.compile(r"\s+|\w+|[^\w\s]")
# Past this the word-by-word comparison would take long; then the whole texts stand beside each other.
MOST_PIECES = 4000


@dataclass(frozen=True)
class Piece:
    """A run of words. `kind`: same, gone or new."""

    text: str
    kind: str


def word_diff(before: str, after: str) -> list[Piece]:
    """The later text with what is gone and what is new in it.

    >>> [(piece.text, piece.kind) for piece in word_diff("one two", "one three")]
    [('one ', 'same'), ('two', 'gone'), ('three', 'new')]
    """
    old, new = PIECES.findall(before), PIECES.findall(after)
    if len(old) + len(new) > MOST_PIECES:
        return [Piece(text, kind) for text, kind in ((before, "gone"), (after, "new")) if text]
    pieces = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(old[a:b]), "same"))
            continue
        if b > a:
            pieces.append(Piece("".join(old[a:b]), "gone"))
        if d > c:
            pieces.append(Piece("".join(new[c:d]), "new"))
    return pieces
