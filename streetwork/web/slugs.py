"""Short names in addresses, made from titles in any of our scripts. Pure.

German as people write it without umlauts (ä → ae); Cyrillic by the Bulgarian streamlined system and its Russian and
Ukrainian neighbours, so that a title becomes a word people recognise; everything else loses its accents.
"""

import re
import unicodedata

LONGEST = 60

_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ъ": "a", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya", "ґ": "g",
}  # fmt: skip
_LATIN = {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
LETTERS = str.maketrans(_GERMAN | _CYRILLIC | _LATIN)


def slug_of(title: str, *, fallback: str) -> str:
    """Latin letters, digits and hyphens; `fallback` when nothing of the title is left.

    >>> slug_of("Deutsch lernen: für alle!", fallback="course")
    'deutsch-lernen-fuer-alle'
    >>> [slug_of(title, fallback="") for title in ("Курсы языка", "Kursy języka – Łódź", "Tiếng Đức")]
    ['kursy-yazyka', 'kursy-jezyka-lodz', 'tieng-duc']
    """
    plain = unicodedata.normalize("NFC", title).lower().translate(LETTERS)
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    return slug[:LONGEST].rstrip("-") or fallback


def free_slug(wanted: str, taken) -> str:
    """`wanted`, or with the first number that is not among `taken`: courses, courses-2, courses-3 …"""
    taken, number, slug = set(taken), 1, wanted
    while slug in taken:
        number += 1
        end = f"-{number}"
        slug = f"{wanted[: LONGEST - len(end)].rstrip('-')}{end}"
    return slug
