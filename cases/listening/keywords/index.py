"""Which patterns a word may belong to: one or two look-ups per word of a message."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from cases.listening.keywords.folding import WRITTEN_OUT, plain_vowels
from cases.listening.keywords.patterns import WRITES_OUT, Entries, Pattern, Word

# Letters by which stems are found; shorter stems are kept apart.
HEAD = 4
# Letters by which the other words of a pattern, and those it requires, are looked for beforehand.
BEGINNING = 3
# Words whose patterns are remembered: the everyday words of a few languages.
REMEMBERED = 8192


class Index:
    """The rarest words of patterns: whole words, and stems by their first letters."""

    def __init__(self, patterns: Iterable[Pattern]):
        self.words: dict[str, list[int]] = defaultdict(list)
        self.stems: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self.short_stems: dict[str, list[int]] = defaultdict(list)
        self.needs: dict[int, list[frozenset[str]]] = {}
        self.writes_out: set[int] = set()
        for number, pattern in enumerate(patterns):
            if pattern.rule.language in WRITES_OUT:
                self.writes_out.add(number)
            word = pattern.words[pattern.anchor]
            for spelling in dict.fromkeys((*word.spellings, *word.latin)):
                if not word.is_stem:
                    self.words[spelling].append(number)
                elif len(spelling) < HEAD:
                    self.short_stems[spelling].append(number)
                else:
                    self.stems[spelling[:HEAD]].append((spelling, number))
            needs = [_beginnings(other) for other in pattern.words if other is not word]
            if pattern.requires:
                needs.append(_beginnings_of_any(pattern.requires))
            self.needs[number] = [beginnings for beginnings in needs if beginnings]
        self.short_lengths = sorted({len(stem) for stem in self.short_stems})
        self.of = lru_cache(maxsize=REMEMBERED)(self._of)

    def in_text(self, words: list[str]) -> dict[str, list[int]]:
        """Word → the patterns that may be there, as far as the text has the beginnings of all else they need."""
        candidates = {word: numbers for word in words if (numbers := self.of(word))}
        if not candidates:
            return {}
        begun = {word[:BEGINNING] for word in words}
        begun.update(plain_vowels(word)[:BEGINNING] for word in words if WRITTEN_OUT.search(word))
        possible = {}
        for word, numbers in candidates.items():
            if left := [number for number in numbers if not any(map(begun.isdisjoint, self.needs[number]))]:
                possible[word] = left
        return possible

    def _of(self, word: str) -> tuple[int, ...]:
        """The patterns whose rarest word may be `word`, or `word` with ae, oe, ue put right."""
        numbers = self._as_written(word)
        if WRITTEN_OUT.search(word):
            numbers += [number for number in self._as_written(plain_vowels(word)) if number in self.writes_out]
        return tuple(numbers)

    def _as_written(self, word: str) -> list[int]:
        numbers = list(self.words.get(word, ()))
        if stems := self.stems.get(word[:HEAD]):
            numbers += [number for spelling, number in stems if word.startswith(spelling)]
        for length in self.short_lengths:
            if short := self.short_stems.get(word[:length]):
                numbers += short
        return numbers


def _beginnings(word: Word) -> frozenset[str]:
    """How a word that fits begins; empty when a stem is too short to say."""
    spellings = (*word.spellings, *word.latin)
    if word.is_stem and any(len(spelling) < BEGINNING for spelling in spellings):
        return frozenset()
    return frozenset(spelling[:BEGINNING] for spelling in spellings)


def _beginnings_of_any(entries: Entries) -> frozenset[str]:
    """How any of the words begins, of a phrase the first; empty when one is too short to say."""
    phrases = [_beginnings(phrase[0]) for phrase in entries.phrases]
    if not all(phrases) or any(len(stem) < BEGINNING for stem in entries.stems):
        return frozenset()
    return frozenset(word[:BEGINNING] for word in (*entries.exact, *entries.stems)).union(*phrases)
