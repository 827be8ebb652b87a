"""Hints on plain language: what a colleague would notice at first reading, and no score.

Where the numbers come from (read 2026-11):

- German: DIN SPEC 33429:2025-03 (Leichte Sprache) and DIN 8581-1:2024-05 (Einfache Sprache) ask for short sentences
  with one statement, short and common words, verbs instead of nouns. Numbers: Ludwig Reiners' Stilkunst takes up to 13
  words for very easy, 18 for easy, 25 for understandable.
- English: GOV.UK, "Sentence length: why 25 words is our limit" (insidegovuk.blog.gov.uk, 2014-08-04); the Oxford Guide
  to Plain English: 15 to 20 words on average; readabilityguidelines (2022): 15 on average, never over 25.
- The other languages take the English numbers. Inflecting languages without articles (Bulgarian, Polish, Russian) say
  the same in fewer words, so theirs are lower by a fifth. Vietnamese writes syllables apart, about one and a half to a
  word: its numbers are higher by half, and are counted in syllables.

The lists of difficult words are our own (`words/<language>.json`); a star stands for any ending.
"""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import regex
from django.utils.translation import gettext as _

from campaigns.wording.sentences import bare, sentences_of, words_of

WORDS = Path(__file__).parent / "words"
TOO_LITTLE = 5
SHOWN = 12
PLAIN, FAIR, HARD, SHORT = "plain", "fair", "hard", "short"


@dataclass(frozen=True)
class Threshold:
    """Words: mean sentence that is easy, mean that is hard, the longest sentence; letters: a long word."""

    easy: float
    hard: float
    longest: int
    long_word: int


THRESHOLDS = {
    "de": Threshold(13, 18, 25, 18),
    "en": Threshold(15, 20, 25, 13),
    "es": Threshold(15, 20, 25, 14),
    "ro": Threshold(15, 20, 25, 14),
    "bg": Threshold(12, 16, 20, 15),
    "pl": Threshold(12, 16, 20, 15),
    "ru": Threshold(12, 16, 20, 16),
    "vi": Threshold(22, 30, 38, 99),
}
OTHERS = Threshold(15, 20, 25, 18)


@dataclass(frozen=True)
class Difficult:
    """A word or phrase as it stands in the text, and what can be said instead."""

    word: str
    simpler: str


@dataclass(frozen=True)
class Plain:
    """`level` is one of *plain*, *fair*, *hard*, *short* (too little to judge); `verdict` says it in a sentence.

    Lengths are in words, in Vietnamese in syllables (`counts_syllables`).
    """

    words: int = 0
    sentences: int = 0
    longest_sentence: int = 0
    mean_sentence: float = 0.0
    long_words: list[str] = field(default_factory=list)
    difficult: list[Difficult] = field(default_factory=list)
    long_sentences: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    level: str = SHORT
    verdict: str = ""
    counts_syllables: bool = False

    @property
    def has_hints(self) -> bool:
        return bool(self.long_words or self.difficult or self.long_sentences or self.notes)


def hints(text: str, language: str) -> Plain:
    """Look at a text of this language (a code such as *de*)."""
    limits = THRESHOLDS.get(language, OTHERS)
    sentences = sentences_of(text, language)
    lengths = [len(words_of(sentence)) for sentence in sentences]
    total, longest = sum(lengths), max(lengths, default=0)
    mean = total / len(lengths) if lengths else 0.0
    long_sentences = [each for each, length in zip(sentences, lengths, strict=True) if length > limits.longest]
    long_words, difficult = _long_words(sentences, limits.long_word), _difficult(bare(text), language)
    notes = _notes(sentences, language)
    level = _level(total, mean, len(long_sentences), len(difficult) + len(long_words) + len(notes), limits)
    return Plain(
        words=total, sentences=len(lengths), longest_sentence=longest, mean_sentence=round(mean, 1),
        long_words=long_words[:SHOWN], difficult=difficult[:SHOWN], long_sentences=long_sentences[:SHOWN], notes=notes,
        level=level, verdict=verdicts()[level], counts_syllables=language == "vi",
    )  # fmt: skip


def verdicts() -> dict[str, str]:
    return {
        SHORT: _("Too little text to judge."),
        PLAIN: _("Easy to read: short sentences, common words."),
        FAIR: _("Readable. A little could be simpler."),
        HARD: _("Hard to read. Make the sentences shorter and the words simpler."),
    }


def _level(words: int, mean: float, long_sentences: int, snags: int, limits: Threshold) -> str:
    if words < TOO_LITTLE:
        return SHORT
    if mean > limits.hard or long_sentences > 1 or snags > max(3, words / 12):
        return HARD
    return PLAIN if mean <= limits.easy and not long_sentences and snags <= max(1, words / 60) else FAIR


def _long_words(sentences: list[str], longest: int) -> list[str]:
    """Words over the limit, each once. A hyphen or a middle dot makes two of one, as Leichte Sprache does."""
    found = (word for sentence in sentences for word in words_of(sentence))
    parts = ((word, regex.split(r"[-‐‑·'’.,:\/]", word)) for word in found)
    return list(dict.fromkeys(word for word, pieces in parts if max(map(len, pieces)) > longest))


@lru_cache(maxsize=16)
def _list_of(language: str):
    """The pattern of a language's difficult words, and what to say instead, in the order of its groups."""
    path = WORDS / f"{language}.json"
    if not regex.fullmatch("[a-z]{2,3}", language) or not path.exists():
        return None, ()
    entries = json.loads(path.read_text(encoding="utf-8"))
    order = sorted(entries, key=len, reverse=True)
    shapes = (regex.escape(entry.rstrip("*")).replace(r"\*", r"\p{L}*") for entry in order)
    ends = (r"\p{L}*" if entry.endswith("*") else "" for entry in order)
    whole = "|".join(f"({shape}{end})" for shape, end in zip(shapes, ends, strict=True))
    pattern = regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{whole})(?![\p{{L}}\p{{M}}])", regex.IGNORECASE)
    return pattern, tuple(entries[entry] for entry in order)


def _difficult(text: str, language: str) -> list[Difficult]:
    pattern, simpler = _list_of(language)
    if pattern is None:
        return []
    found = {match[0].casefold(): Difficult(match[0], simpler[match.lastindex - 1]) for match in pattern.finditer(text)}
    return list(found.values())


_NOUNS = regex.compile(r"\b\p{Lu}\p{L}{3,}(?:ung|ungen|keit|keiten|heit|heiten|ierung|ierungen)\b")
_PASSIVE = {
    "de": regex.compile(r"\b(?:wird|werden|wurde|wurden)\b.*\b(?:ge\p{Ll}{3,}t|\p{Ll}{3,}iert)(?=[\s,.!?]|$)"),
    "en": regex.compile(r"\b(?:is|are|was|were|be|been)\s+\p{Ll}+ed\s+by\b", regex.IGNORECASE),
}
NOUNS_IN_A_SENTENCE = 4


def _notes(sentences: list[str], language: str) -> list[str]:
    """The two habits of officials that a pattern finds reliably: the passive, and nouns made of verbs."""
    notes = []
    passive = _PASSIVE.get(language)
    if passive and any(passive.search(sentence) for sentence in sentences):
        notes.append(_("Say who does it: a sentence says what is done, but not by whom."))
    if language == "de" and any(len(_NOUNS.findall(sentence)) >= NOUNS_IN_A_SENTENCE for sentence in sentences):
        notes.append(_("Use verbs: a sentence piles up nouns on -ung, -heit or -keit."))
    return notes
