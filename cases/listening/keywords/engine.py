"""Finding keywords in messages. Pure and fast: most messages are turned away after one look at each word.

Keywords are indexed by the first letters of their rarest word. Only a message in which such a word occurs is split
into sentences, its language detected and its patterns compared in full. Of two keywords of which one marks more words
than the other around the same place, the longer one wins: “unemployment benefit” is not also “benefit”.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import NamedTuple

from cases.listening.keywords.asides import meant
from cases.listening.keywords.companions import Companions
from cases.listening.keywords.folding import WORD, WRITTEN_OUT, Folded, folded, plain_vowels
from cases.listening.keywords.index import Index
from cases.listening.keywords.languages import Detector
from cases.listening.keywords.noise import Noise
from cases.listening.keywords.patterns import Pattern, Rule, Word, compiled
from cases.listening.keywords.sentences import sentences_of

# “close together”: all words of the pattern within this many words; German verbs stand far from their subjects.
WINDOW = 8
# German words of this length are German loan words wherever they occur.
LOAN_WORD = 6
# How far below the best a language may be and still count as possible (log odds).
DOUBT = 1.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence with keywords in it.

    `start`, `end`: its place in the text; `language`: of the message, None if unknown; `topic_ids`: best first;
    `marks`: (start, end, keyword id), places in the sentence.
    """

    sentence: str
    start: int
    end: int
    language: str | None
    topic_ids: tuple[int, ...]
    marks: tuple[tuple[int, int, int], ...]


class Token(NamedTuple):
    text: str
    plain: str  # with ae, oe, ue, ß written as a, o, u, ss; empty when that is the same
    start: int
    end: int


class Found(NamedTuple):
    """A pattern in a sentence: the places of its words among the tokens."""

    pattern: Pattern
    places: tuple[int, ...]
    by_latin: bool


class Matcher:
    """The keywords of one programme, ready. `languages`: those the text may be in."""

    def __init__(
        self,
        rules: Iterable[Rule],
        languages: Iterable[str],
        noise: Noise | None = None,
        companions: Companions | None = None,
    ):
        self.patterns = tuple(filter(None, map(compiled, rules)))
        self.detector = Detector(languages)
        self.noise = noise
        self.companions = companions
        self.index = Index(self.patterns)

    def with_rule(self, rule: Rule) -> "Matcher":
        """The same matcher with one keyword more, or with another version of it."""
        others = [pattern for pattern in self.patterns if pattern.rule.id != rule.id]
        changed = copy(self)
        changed.patterns = (*others, *filter(None, [compiled(rule)]))
        changed.index = Index(changed.patterns)
        return changed

    def hits(self, text: str) -> list[Hit]:
        """At most one hit per sentence, in the order of the text; none for advertisements and the like."""
        whole = folded(text)
        anchors = self._anchors(whole.text)
        if not anchors:
            return []
        found = [
            (sentence, tokens, matches)
            for sentence, tokens, places in _by_sentence(whole.text, anchors)
            if (matches := self._compared(tokens, places, text, whole))
        ]
        if not found or (self.noise and self.noise.drowns(whole.text)):
            return []
        scores = self.detector.scores(text, _evidence(matches for _, _, matches in found))
        language, possible = _decided(scores)
        kept = [
            (sentence, tokens, longest)
            for sentence, tokens, matches in found
            if (longest := _longest([match for match in matches if _is_of(match, language, possible)]))
        ]
        if self.noise and _is_weak(kept) and not self.noise.asks(whole.text):
            return []
        if self.companions:
            kept = meant(kept, whole.text, self.companions)
        return [_hit(text, whole, language, each) for each in kept]

    def _anchors(self, text: str) -> dict[int, list[int]]:
        """Start of a word → the patterns that may be there."""
        possible = self.index.in_text(WORD.findall(text))
        if not possible:
            return {}
        return {found.start(): possible[found[0]] for found in WORD.finditer(text) if found[0] in possible}

    def _compared(self, tokens, places, text, whole) -> list[Found]:
        """The patterns whose anchors are at `places` of the sentence and that fit in full."""
        found = {}
        texts = [token.text for token in tokens] + [token.plain for token in tokens if token.plain]
        for place, numbers in places:
            for number in numbers:
                pattern = self.patterns[number]
                if (number, place) in found or not _capitals_fit(pattern, tokens[place], text, whole):
                    continue
                spots = _spots(pattern, tokens, place)
                if spots and _allowed(pattern, texts):
                    by_latin = any(
                        word.fits_only_latin(tokens[spot].text) for word, spot in zip(pattern.words, spots, strict=True)
                    )
                    found[number, place] = Found(pattern, spots, by_latin)
        return list(found.values())


def _by_sentence(text: str, anchors: dict[int, list[int]]):
    """((start, end), tokens, [(place among the tokens, patterns)]) of the sentences with anchors."""
    starts = sorted(anchors)
    for start, end in sentences_of(text):
        first = bisect_right(starts, start - 1)
        if first == len(starts) or starts[first] >= end:
            continue
        tokens = [_token(found) for found in WORD.finditer(text, start, end)]
        places = [(place, anchors[token.start]) for place, token in enumerate(tokens) if token.start in anchors]
        yield (start, end), tokens, places


def _token(found) -> Token:
    word = found[0]
    plain = plain_vowels(word) if WRITTEN_OUT.search(word) else ""
    return Token(word, plain, found.start(), found.end())


def _fits(word: Word, token: Token) -> bool:
    return word.fits(token.text) or bool(token.plain and word.fits(token.plain))


def _spots(pattern: Pattern, tokens: list[Token], place: int) -> tuple[int, ...]:
    """Which tokens are the pattern's words when its anchor is at `place`; empty when it does not fit."""
    anchor = pattern.anchor
    if pattern.in_a_row:
        first = place - anchor
        spots = tuple(range(first, first + len(pattern.words)))
        fits = first >= 0 and spots[-1] < len(tokens)
        fits = fits and all(_fits(word, tokens[spot]) for word, spot in zip(pattern.words, spots, strict=True))
        return spots if fits else ()
    spots = {anchor: place}
    for number, word in enumerate(pattern.words):
        if number == anchor:
            continue
        spot = _nearest(word, tokens, place, set(spots.values()))
        if spot is None:
            return ()
        spots[number] = spot
    return tuple(spots[number] for number in range(len(pattern.words)))


def _nearest(word: Word, tokens: list[Token], place: int, taken: set[int]) -> int | None:
    for distance in range(1, WINDOW):
        for spot in (place + distance, place - distance):
            if 0 <= spot < len(tokens) and spot not in taken and _fits(word, tokens[spot]):
                return spot
    return None


def _allowed(pattern: Pattern, texts: list[str]) -> bool:
    """Whether the sentence has one of the required words, and none of the excluded ones."""
    if pattern.requires and not pattern.requires.occur_in(texts):
        return False
    return not (pattern.excludes and pattern.excludes.occur_in(texts))


def _capitals_fit(pattern: Pattern, token: Token, text: str, whole: Folded) -> bool:
    if pattern.capitals is None:
        return True
    return text[whole.place(token.start, len(text)) : whole.place(token.end, len(text))] == pattern.capitals


def _evidence(matches: Iterable[list[Found]]) -> Counter:
    """How many words of the text are keywords of a language; transliterated ones only if they are long."""
    words = {
        (match.pattern.rule.language, spot, number)
        for number, found in enumerate(matches)
        for match in found
        if match.pattern.rule.language and not (match.by_latin and match.pattern.longest < LOAN_WORD - 1)
        for spot in match.places
    }
    return Counter(language for language, _, _ in words)


def _decided(scores: dict[str, float]) -> tuple[str | None, frozenset[str]]:
    """The best language, and all that it may be."""
    if not scores:
        return None, frozenset()
    best = max(scores, key=scores.__getitem__)
    return best, frozenset(code for code, score in scores.items() if score > scores[best] - DOUBT)


def _is_of(match: Found, language: str | None, possible: frozenset[str]) -> bool:
    """Whether the keyword may stand in a text of this language."""
    wanted = match.pattern.rule.language
    if wanted is None:
        return True
    if match.by_latin:
        return wanted == language
    if language is None or wanted in possible:
        return True
    return wanted == "de" and match.pattern.longest >= LOAN_WORD


def _is_weak(kept) -> bool:
    """Whether a single word is all that was found in the message."""
    return sum(match.pattern.weight for _, _, matches in kept for match in matches) < 2


def _longest(matches: list[Found]) -> list[Found]:
    """Without those whose words all belong to a longer match, and without repetitions."""
    spots = [frozenset(match.places) for match in matches]
    kept, seen = [], set()
    for match, own in zip(matches, spots, strict=True):
        key = (own, match.pattern.rule.topic)
        if key not in seen and not any(own < other for other in spots):
            seen.add(key)
            kept.append(match)
    return kept


def _hit(text: str, whole: Folded, language: str | None, found) -> Hit:
    sentence, tokens, matches = found
    start, end = (whole.place(place, len(text)) for place in sentence)
    marks, weights = set(), Counter()
    for match in matches:
        rule = match.pattern.rule
        weights[rule.topic] += match.pattern.weight
        spots = sorted(match.places)
        runs = [(spots[0], spots[-1])] if match.pattern.in_a_row else [(spot, spot) for spot in spots]
        for first, last in runs:
            place = whole.place(tokens[first].start, len(text)) - start
            marks.add((place, whole.place(tokens[last].end - 1, len(text)) + 1 - start, rule.id))
    topics = sorted(weights, key=lambda topic: -weights[topic])
    return Hit(text[start:end], start, end, language, tuple(topics), tuple(sorted(marks)))
