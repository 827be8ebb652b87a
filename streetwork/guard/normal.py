"""Undoes tricks and accidents of Unicode before the search, remembering where each character came from."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣⁃"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ‘`´ʹ"), "'")
_SLASHES = dict.fromkeys(map(ord, "⁄∕"), "/")
_FOLD = _DASHES | _APOSTROPHES | _SLASHES
_KEYCAP = "\u20e3"
_STROKES = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i"})
_CYRILLIC = re.compile("[\u0400-\u04ff]")

# Cyrillic and Greek letters that look like Latin ones: for comparing hosts, never for names.
LOOKALIKES = str.maketrans("аеорсухікмтвнԁɡјѕһԛԝαοερτυνικ", "aeopcyxikmtbhdgjshqwaoeptuvik")


@dataclass(frozen=True, slots=True)
class Normal:
    """``text`` after NFKC without invisible characters; ``starts`` and ``ends`` map onto the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original_span(self, start, end):
        return self.starts[start], self.ends[end - 1]


def normalise(text):
    """NFKC per letter with its accents, digits of all scripts to 0–9, dashes and spaces unified."""
    even = text.translate(_EVEN)
    if len(even) == len(text):
        return Normal(even, range(len(text)), range(1, len(text) + 1))
    output, starts, ends = [], [], []
    for start, end in _clusters(text):
        visible = "".join(character for character in text[start:end] if not _invisible(character))
        for character in unicodedata.normalize("NFKC", visible).translate(_FOLD):
            if _invisible(character):
                continue
            output.append(_plain(character))
            starts.append(start)
            ends.append(end)
    return Normal("".join(output), tuple(starts), tuple(ends))


def _clusters(text):
    start = 0
    for position in range(1, len(text)):
        if not (unicodedata.combining(text[position]) or _invisible(text[position])):
            yield start, position
            start = position
    if text:
        yield start, len(text)


def _invisible(character):
    return character == _KEYCAP or "\ufe00" <= character <= "\ufe0f" or unicodedata.category(character) == "Cf"


def _plain(character):
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return " " if unicodedata.category(character) == "Zs" else character


def _alone(character):
    """What becomes of a character in any text, "" if that is not exactly one or depends on what stands beside it."""
    if unicodedata.combining(character) or _invisible(character):
        return ""
    composed = unicodedata.normalize("NFKC", character).translate(_FOLD)
    return "" if len(composed) != 1 or _invisible(composed) else _plain(composed)


def _without_marks(character):
    letters = (letter for letter in unicodedata.normalize("NFD", character) if not unicodedata.combining(letter))
    return "".join(letters).translate(_STROKES)


class _Table(dict):
    """Says what becomes of each character; grows with those that occur, for `str.translate`."""

    def __init__(self, rule: Callable[[str], str]):
        super().__init__()
        self.rule = rule

    def __missing__(self, code):
        written = self[code] = self.rule(chr(code))
        return written


_EVEN = _Table(_alone)
_UNMARKED = _Table(_without_marks)


def without_accents(word):
    """Fold case and Latin accents (Jörg → jorg, Nguyễn → nguyen); Cyrillic letters stay, ё becomes е."""
    folded = word.casefold().replace("ё", "е")
    if folded.isascii():
        return folded
    return folded if _CYRILLIC.search(folded) else folded.translate(_UNMARKED)
