"""Bulgarian and Russian words as people write them with Latin letters.

Cyrillic patterns are written out in their Latin spellings once, when keywords are compiled; messages stay as they
are. Sources: Bulgarian transliteration act of 2009 (`streamlined`), shlyokavitsa with figures (4 ч, 6 ш, q я),
ISO 9 / GOST 7.79 B and passport spelling for Russian, and what groups really write.
"""

from functools import lru_cache
from itertools import islice, product

# A letter → its spellings, the most usual first.
COMMON = {
    "а": ("a",), "б": ("b",), "в": ("v", "w"), "г": ("g",), "д": ("d",), "е": ("e",), "ж": ("zh", "j"), "з": ("z",),
    "и": ("i",), "й": ("y", "i", "j"), "к": ("k",), "л": ("l",), "м": ("m",), "н": ("n",), "о": ("o",), "п": ("p",),
    "р": ("r",), "с": ("s",), "т": ("t",), "у": ("u",), "ф": ("f",), "х": ("h", "kh", "x"), "ц": ("ts", "c"),
    "ч": ("ch", "4"), "ш": ("sh", "6"), "ю": ("yu", "iu", "u", "ju"), "я": ("ya", "q", "ia", "ja"),
}  # fmt: skip
SPELLINGS = {
    "bg": COMMON | {"щ": ("sht", "6t"), "ъ": ("a", "u", "y"), "ь": ("y", "i"), "ц": ("ts", "c"), "х": ("h",)},
    "ru": COMMON
    | {"щ": ("sch", "shch", "sh"), "ъ": ("",), "ь": ("", "y", "'"), "ы": ("y", "i"), "э": ("e",), "в": ("v", "w")},
}
# Enough for a word with four letters of many spellings; beyond that the usual ones are tried.
MOST = 96


@lru_cache(maxsize=8192)
def latin_spellings(word: str, language: str) -> tuple[str, ...]:
    """How a folded Cyrillic `word` may be written with Latin letters; empty for other languages and scripts."""
    table = SPELLINGS.get(language)
    if table is None or not any("а" <= letter <= "я" for letter in word):
        return ()
    choices = [table.get(letter, (letter,)) for letter in word]
    usual = [tuple(choice[:2]) for choice in choices]
    many = 1
    for choice in choices:
        many *= len(choice)
    spellings = product(*(choices if many <= MOST else usual))
    return tuple(dict.fromkeys(spelling.replace("'", "") for spelling in map("".join, islice(spellings, MOST))))
