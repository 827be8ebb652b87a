"""A keyword as the engine compares it: its words with every spelling, what it requires and what it excludes."""

from dataclasses import dataclass
from typing import NamedTuple

from cases.listening.enums import Match
from cases.listening.keywords.folding import WORD, fold, plain_vowels
from cases.listening.keywords.translit import latin_spellings

SHORTEST_STEM = 3
# Keywords whose umlauts may be written out: German ones, also as loan words.
WRITES_OUT = (None, "de")


class Rule(NamedTuple):
    """A keyword as it is stored. `language` None: in texts of any language."""

    id: int
    language: str | None
    topic: int
    pattern: str
    match: str
    excludes: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a pattern: any of `spellings`, or of the `latin` ones when the text is of the keyword's language."""

    spellings: tuple[str, ...]
    latin: tuple[str, ...]
    is_stem: bool

    def fits(self, token: str) -> bool:
        if self.is_stem:
            return token.startswith(self.spellings) or bool(self.latin and token.startswith(self.latin))
        return token in self.spellings or token in self.latin

    def fits_only_latin(self, token: str) -> bool:
        """Whether it takes a transliteration to see this word in `token`."""
        if not self.latin:
            return False
        return not (token.startswith(self.spellings) if self.is_stem else token in self.spellings)

    @property
    def length(self) -> int:
        """How much it says: letters of the shortest spelling."""
        return min(map(len, self.spellings))


class Entries(NamedTuple):
    """Words that are required or excluded, arranged for a quick look at all words of a sentence at once."""

    exact: frozenset[str]
    stems: tuple[str, ...]
    phrases: tuple[tuple[Word, ...], ...]

    def occur_in(self, texts: list[str]) -> bool:
        """Whether one of them is among the words of a sentence (also those with ae, oe, ue put right)."""
        if not self.exact.isdisjoint(texts) or (self.stems and any(text.startswith(self.stems) for text in texts)):
            return True
        return any(stands(phrase, texts, place) for phrase in self.phrases for place in range(len(texts)))


def stands(words: tuple[Word, ...], texts: list[str], place: int) -> bool:
    """Whether the words follow each other in `texts` from `place` on."""
    return place + len(words) <= len(texts) and all(
        word.fits(texts[place + number]) for number, word in enumerate(words)
    )


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled keyword. `capitals` is the word as it must stand in the text: acronyms written in capitals."""

    rule: Rule
    words: tuple[Word, ...]
    in_a_row: bool
    capitals: str | None
    requires: Entries | None
    excludes: Entries | None

    @property
    def anchor(self) -> int:
        """Which word to look for first: the longest, as the rarest."""
        return max(range(len(self.words)), key=lambda index: self.words[index].length)

    @property
    def longest(self) -> int:
        """Letters of its longest word."""
        return max(word.length for word in self.words)

    @property
    def weight(self) -> float:
        """How much it says about the topic: several words more than one, long stems more than short ones."""
        return 2.0 if len(self.words) > 1 else 1.0 + min(self.words[0].length, 12) / 24


def tidy(pattern: str, match: str) -> str:
    """A typed pattern as it is stored: folded, single blanks, stars only where they mean something.

    An acronym in capitals (`ZAB`) stays in capitals: it is then found in capitals only.
    """
    words = pattern.split()
    if match == Match.EXACT and len(words) == 1 and is_acronym(words[0]):
        return words[0]
    stems = [word.endswith("*") for word in words]
    folded = [[*WORD.findall(fold(word))] for word in words]
    parts = []
    for pieces, is_stem in zip(folded, stems, strict=True):
        parts += pieces
        if pieces and is_stem and match != Match.EXACT:
            parts[-1] += "*"
    if match == Match.PREFIX:
        parts = [f"{part.rstrip('*')}*" for part in parts[:1]] + parts[1:]
    return " ".join(parts)


def is_acronym(word: str) -> bool:
    """Whether it is written in capitals only, such as ZAB or ВНЖ."""
    return 2 <= len(word) <= 6 and word.isupper() and word.isalpha()


def compiled(rule: Rule) -> Pattern | None:
    """The keyword ready for comparison; None when nothing is left of it that could be found."""
    capitals = rule.pattern if rule.match == Match.EXACT and is_acronym(rule.pattern) else None
    words = words_of_pattern(rule.pattern, rule.language, is_prefix=rule.match == Match.PREFIX)
    if not words:
        return None
    return Pattern(
        rule=rule,
        words=words,
        in_a_row=rule.match != Match.NEAR,
        capitals=capitals,
        requires=_entries(rule.requires, rule.language),
        excludes=_entries(rule.excludes, rule.language),
    )


def _entries(texts: tuple[str, ...], language: str | None) -> Entries | None:
    entries = [words for text in texts if (words := words_of_pattern(text, language))]
    if not entries:
        return None
    alone = [entry[0] for entry in entries if len(entry) == 1]
    return Entries(
        exact=frozenset(text for word in alone if not word.is_stem for text in (*word.spellings, *word.latin)),
        stems=tuple(text for word in alone if word.is_stem for text in (*word.spellings, *word.latin)),
        phrases=tuple(entry for entry in entries if len(entry) > 1),
    )


def words_of_pattern(text: str, language: str | None, *, is_prefix: bool = False) -> tuple[Word, ...]:
    words = []
    for typed in text.split():
        is_stem = is_prefix or typed.endswith("*")
        words += [_word(piece, language, is_stem=is_stem) for piece in WORD.findall(fold(typed))]
    return tuple(words)


def _word(text: str, language: str | None, *, is_stem: bool) -> Word:
    latin = latin_spellings(text, language) if language else ()
    usable = tuple(spelling for spelling in latin if len(spelling) >= SHORTEST_STEM or not is_stem)
    spellings = (text, plain_vowels(text)) if language in WRITES_OUT else (text,)
    return Word(spellings=tuple(dict.fromkeys(spellings)), latin=usable, is_stem=is_stem)
