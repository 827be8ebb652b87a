"""The small words of everyday questions by language: what tells short texts of related languages apart.

`data/function_words.csv` has them folded, for Bulgarian and Russian also as they look in Latin letters.
"""

import csv
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data" / "function_words.csv"
OWN, LATIN = "own", "latin"
# Letters that (nearly) only one of the languages has.
LETTERS = {
    "bg": "ѝ",
    "ru": "ыэё",
    "uk": "їєґ",
    "pl": "łżźśćńąę",
    "ro": "șşțţă",
    "vi": "ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "de": "ß",
    "tr": "ğı",
}


@lru_cache(maxsize=2)
def function_words(script: str = OWN) -> dict[str, frozenset[str]]:
    """Language → its function words, in its own script or in Latin letters."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return {
            row["language"]: frozenset(row["words"].split()) for row in csv.DictReader(file) if row["script"] == script
        }


@lru_cache(maxsize=2)
def weighed(script: str = OWN) -> dict[str, dict[str, float]]:
    """Word → language → weight: 1 shared among the languages that have the word, so that a rare one says more.

    In Latin letters: Bulgarian and Russian as people transliterate them, against all that write so anyway.
    """
    owners: dict[str, list[str]] = {}
    for code, words in (function_words(OWN) | function_words(script)).items():
        for word in words:
            owners.setdefault(word, []).append(code)
    return {word: dict.fromkeys(codes, 1 / len(codes)) for word, codes in owners.items()}
