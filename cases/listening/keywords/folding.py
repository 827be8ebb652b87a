"""Folding: small letters without diacritics, so that “Kündigung”, “kundigung” and “KÜNDIGUNG” are one word.

Folding keeps the length of a text (one letter becomes one letter), so that a place in the folded text is the same
place in the original. Only combining marks and invisible characters break that; texts with them are composed first
and `Folded.origin` leads back.
"""

import re
import unicodedata
from typing import NamedTuple

# Letters that Unicode does not take apart, or that mean something of their own.
LETTERS = {
    "đ": "d", "Đ": "d", "ð": "d", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ı": "i", "İ": "i", "æ": "a", "Æ": "a",
    "œ": "o", "Œ": "o", "ß": "ß", "ẞ": "ß", "й": "й", "Й": "й", "ё": "е", "Ё": "е", "ѝ": "и", "Ѝ": "и",
    "ї": "ї", "Ї": "ї",
}  # fmt: skip
# What gives away that one letter is not one character: combining marks, soft hyphens, zero-width spaces.
UNEVEN = re.compile("[\u0300-\u036f\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff]")
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff")
WORD = re.compile(r"[^\W_]+")
# German vowels that people write out when their keyboard lacks the dots, also those of words that have them anyway.
WRITTEN_OUT = re.compile("([aou])e|ß")


class _Table(dict):
    """Grows with the characters that occur; `str.translate` asks it."""

    def __missing__(self, code):
        folded = self[code] = _folded_letter(chr(code))
        return folded


def _folded_letter(letter: str) -> str:
    if known := LETTERS.get(letter):
        return known
    base = unicodedata.normalize("NFD", letter)[0].lower()
    base = LETTERS.get(base, base)
    return base if len(base) == 1 else letter


_table = _Table()


class Folded(NamedTuple):
    """`text` folded; `origin[i]` is where its i-th character stands in the original, or None when that is i."""

    text: str
    origin: list[int] | None

    def place(self, index: int, length: int) -> int:
        """Where `index` is in the original of `length` characters; the end of the text is its end."""
        if self.origin is None:
            return index
        return self.origin[index] if index < len(self.origin) else length


def fold(text: str) -> str:
    """`text` folded, composed, without invisible characters. For patterns and search words."""
    return folded(text).text


def folded(text: str) -> Folded:
    """`text` folded, with the way back to the original."""
    if not UNEVEN.search(text):
        return Folded(text.translate(_table), None)
    clusters, origin = [], []
    for place, letter in enumerate(text):
        if letter in INVISIBLE:
            continue
        if clusters and "\u0300" <= letter <= "\u036f":
            clusters[-1] += letter
        else:
            clusters.append(letter)
            origin.append(place)
    composed = "".join(unicodedata.normalize("NFC", cluster)[0] for cluster in clusters)
    return Folded(composed.translate(_table), origin)


def words_of(text: str) -> list[str]:
    """The words of a folded text."""
    return WORD.findall(text)


def plain_vowels(word: str) -> str:
    """A folded word with `ae oe ue ß` as `a o u ss`: Auslaenderbehoerde → auslanderbehorde."""
    return WRITTEN_OUT.sub(lambda found: found[1] or "ss", word)
