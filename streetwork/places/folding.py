"""One spelling for all: what people type and what the table has are folded the same way, then compared. Pure.

"Köln", "Koeln", "Koln" and "KÖLN" become "koln"; Cyrillic is written in Latin letters; "Frankfurt a. M." becomes
"frankfurt m", the beginning of "frankfurt main". The folded beginning of a name is the beginning of the folded
name (but for a half-typed small word), so that search works while somebody types.
"""

import re
import unicodedata

# Bulgarian and Russian letters as German readers would write the place, not by a library's standard.
CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "z", "ч": "ch", "ш": "sch", "щ": "scht", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "u", "я": "ja",
}  # fmt: skip
# Letters that Unicode does not take apart into a letter and a mark.
LETTERS = {"ß": "ss", "ł": "l", "đ": "d", "ø": "o", "æ": "a", "œ": "o", "ı": "i"}
TABLE = str.maketrans(CYRILLIC | LETTERS)

# A transcribed umlaut; "ue" after a vowel or q is none: Neuenkirchen, Bauer, Quedlinburg.
TRANSCRIBED = re.compile(r"ae|oe|(?<![aeq])ue")
# Left out inside a name: writers differ ("Frankfurt am Main", "Frankfurt (Main)", "Frankfurt a. M.").
SMALL_WORDS = frozenset(
    ["a", "am", "an", "auf", "b", "bei", "d", "dem", "der", "die", "i", "im", "in", "ob", "u", "und", "v", "vor"]
)
NO_LETTER = re.compile(r"[^a-z0-9]+")
TAIL = re.compile(r"\s*[(,/].*|\s+(?:a|am|an|auf|b|bei|i|im|in|ob|unter|v|vor)(?:[ .].*)$")


def fold(text: str) -> str:
    """The search key of a name: small Latin letters, digits and single spaces; "" when nothing is left."""
    letters = text.casefold().translate(TABLE)
    marks_off = "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))
    words = NO_LETTER.sub(" ", TRANSCRIBED.sub(lambda found: found[0][0], marks_off.translate(TABLE))).split()
    return " ".join(words[:1] + [word for word in words[1:] if word not in SMALL_WORDS])


def head_of(name: str) -> str:
    """The name without what tells it from others: "Halle (Saale)" → "Halle", "Freiburg im Breisgau" → "Freiburg"."""
    return TAIL.sub("", name) or name
