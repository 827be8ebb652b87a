"""Telling advertisements, job offers, sales, greetings and scams from questions.

A message is noise when its marks of an offer outweigh its marks of a question; a surplus of one is not enough where
somebody sounds like asking. Marks are words and phrases in `data/noise.csv`, compared like keywords. Weight 2: speaks
for an offer by itself; 1: strengthens one; −2: speaks for a question; 0: sounds like asking or missing something, which
a message with a single weak keyword has to.
"""

import csv
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cases.listening.keywords.folding import WORD, fold
from cases.listening.keywords.patterns import Word, stands, words_of_pattern

DATA = Path(__file__).resolve().parents[1] / "data" / "noise.csv"
HEAD = 3


class Mark(NamedTuple):
    words: tuple[Word, ...]
    weight: int


class Noise:
    """The marks of offers and of questions."""

    def __init__(self, marks: Iterable[Mark]):
        self._by_head: dict[str, list[Mark]] = {}
        for mark in marks:
            for spelling in (*mark.words[0].spellings, *mark.words[0].latin):
                self._by_head.setdefault(spelling[:HEAD], []).append(mark)

    def drowns(self, text: str) -> bool:
        """Whether the folded text is an offer rather than a question."""
        weight = self.weigh(text)
        return weight > 1 or (weight == 1 and not self.asks(text))

    def drowns_text(self, text: str) -> bool:
        """The same for a text as it was typed."""
        return self.drowns(fold(text))

    def asks(self, text: str) -> bool:
        """Whether anything in the folded text sounds like asking, missing or needing something."""
        return "?" in text or "¿" in text or any(mark.weight <= 0 for mark in self._seen(text))

    def weigh(self, text: str) -> int:
        """Marks of an offer less marks of a question, each mark counted once; a question mark counts one."""
        weight = sum(mark.weight for mark in self._seen(text))
        return weight - ("?" in text or "¿" in text) if weight > 0 else weight

    def _seen(self, text: str) -> set[Mark]:
        words = WORD.findall(text)
        return {
            mark
            for place, word in enumerate(words)
            for mark in self._by_head.get(word[:HEAD], ())
            if stands(mark.words, words, place)
        }


@lru_cache(maxsize=1)
def standard_noise() -> Noise:
    """The marks that come with the software."""
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = [(row["pattern"], row["language"] or None, int(row["weight"])) for row in csv.DictReader(file)]
    return Noise(Mark(words_of_pattern(pattern, language), weight) for pattern, language, weight in rows)
