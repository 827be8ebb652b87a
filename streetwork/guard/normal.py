"""Undoes tricks and accidents of Unicode before the search, remembering where each character came from."""

import unicodedata
from dataclasses import dataclass

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣⁃"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ‘`´ʹ"), "'")
_SLASHES = dict.fromkeys(map(ord, "⁄∕"), "/")
_FOLD = _DASHES | _APOSTROPHES | _SLASHES
_KEYCAP = "\u20e3"

# Cyrillic and Greek letters that look like Latin ones: for comparing hosts, never for names.
LOOKALIKES = str.maketrans("аеорсухікмтвнԁɡјѕһԛԝαοερτυνικ", "aeopcyxikmtbhdgjshqwaoeptuvik")


@dataclass(frozen=True, slots=True)
class Normal:
    """``text`` after NFKC without invisible characters; ``starts`` and ``ends`` map onto the original."""

    text: str
    starts: tuple
    ends: tuple

    def original_span(self, start, end):
        return self.starts[start], self.ends[end - 1]


def normalise(text):
    """NFKC per letter with its accents, digits of all scripts to 0–9, dashes and spaces unified."""
    output, starts, ends = [], [], []
    for start, end in _clusters(text):
        visible = "".join(character for character in text[start:end] if not _invisible(character))
        for character in unicodedata.normalize("NFKC", visible).translate(_FOLD):
            if _invisible(character):
                continue
            digit = unicodedata.decimal(character, None)
            output.append(str(digit) if digit is not None else _plain_space(character))
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


def _plain_space(character):
    return " " if unicodedata.category(character) == "Zs" else character


def without_accents(word):
    """Fold case and Latin accents (Jörg → jorg, Nguyễn → nguyen); Cyrillic letters stay, ё becomes е."""
    folded = word.casefold().replace("ё", "е")
    if folded.isascii():
        return folded
    if any("\u0400" <= character <= "\u04ff" for character in folded):
        return folded
    stripped = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return stripped.translate(str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i"}))
