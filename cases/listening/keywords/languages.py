"""Which language a message is in, among the few that a programme works in. Offline.

py3langid judges what is long enough; short, mixed and transliterated texts are decided by script, by function words,
by letters that one language has alone, and by the keywords that were found. German nouns in a Polish or Russian
sentence do not make it German.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from copy import copy
from functools import lru_cache

from cases.listening.keywords.folding import WORD, fold
from cases.listening.keywords.function_words import LATIN, LETTERS, OWN, weighed

ALWAYS = frozenset({"de", "en"})
CYRILLIC = frozenset({"bg", "ru", "uk", "sr", "mk", "be", "kk", "ky", "tg", "mn"})
ARABIC = frozenset({"ar", "fa", "ps", "ku", "ur"})
CYRILLIC_WORD = re.compile("[\u0400-\u04ff]+")
ARABIC_WORD = re.compile("[\u0600-\u06ff]+")
LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
# ъ is a vowel in Bulgarian; in Russian it only stands before е, ю, я.
BULGARIAN_VOWEL = re.compile("ъ[^еюя\\W]")
# From this share on, words of another script are the author's own and Latin ones are quoted.
OWN_SHARE = 0.2
# Weights in log odds: a function word, a letter of its own, a keyword of the language.
WORD_WEIGHT, LETTER_WEIGHT, KEYWORD_WEIGHT = 1.3, 2.0, 0.6
# A transliterated text is rare: it takes two clear words to believe in it.
LATIN_PRIOR = -2.8
LEAST_CHANCE = 1e-3
# From this lead on the model is not asked.
CLEAR = 4.0
LONGEST = 600


def detect(text: str, languages: Iterable[str]) -> str | None:
    """The language of the text among `languages`, German and English; None when there is nothing to go by."""
    scores = Detector(languages).scores(text)
    return max(scores, key=scores.__getitem__) if scores else None


class Detector:
    """Compares the `languages` of a programme, German and English."""

    def __init__(self, languages: Iterable[str]):
        self.languages = frozenset(languages) | ALWAYS

    def scores(self, text: str, evidence: Counter | None = None) -> dict[str, float]:
        """Language → log odds, higher is likelier. `evidence`: how many keywords of a language were found."""
        text = text[:LONGEST]
        if not (judged := _in_script(text, self.languages)):
            return {}
        text, candidates = judged
        transliterated = self.languages & {"bg", "ru"} if not candidates & CYRILLIC else frozenset()
        scores = _by_signs(text, candidates, transliterated)
        for code, number in (evidence or {}).items():
            if code in scores:
                scores[code] += KEYWORD_WEIGHT * min(number, 3)
        best, *others = sorted(scores.values(), reverse=True)
        if not others or best - others[0] > CLEAR:
            return scores
        for code, chance in _by_model(text, candidates).items():
            scores[code] += chance
        return scores


def _by_signs(text: str, candidates: frozenset[str], transliterated: frozenset[str]) -> dict[str, float]:
    """What function words and letters say; `transliterated`: languages that may be written in Latin letters."""
    folded = fold(text)
    scores = dict.fromkeys(candidates, 0.0) | dict.fromkeys(transliterated, LATIN_PRIOR)
    known = weighed(LATIN if transliterated else OWN)
    for word in set(WORD.findall(folded)):
        for code, weight in known.get(word, {}).items():
            if code in scores:
                scores[code] += weight * WORD_WEIGHT
    if "bg" in candidates and BULGARIAN_VOWEL.search(folded):
        scores["bg"] += LETTER_WEIGHT
    letters = set(text.lower())
    for code in candidates:
        if not letters.isdisjoint(LETTERS.get(code, "")):
            scores[code] += LETTER_WEIGHT
    return scores


def _in_script(text: str, languages: frozenset[str]) -> tuple[str, frozenset[str]] | None:
    """The part of the text in the author's own script, and the languages written in it."""
    cyrillic, arabic = CYRILLIC_WORD.findall(text), ARABIC_WORD.findall(text)
    latin = LATIN_WORD.findall(text)
    total = len(cyrillic) + len(arabic) + len(latin)
    if not total:
        return None
    for found, family in ((cyrillic, CYRILLIC), (arabic, ARABIC)):
        if found and len(found) / total >= OWN_SHARE and languages & family:
            return " ".join(found), languages & family
    candidates = languages - CYRILLIC - ARABIC
    return (text, candidates) if latin else None


def _by_model(text: str, candidates: frozenset[str]) -> dict[str, float]:
    """What py3langid thinks, as logarithms of its chances; equal ones for languages that it does not know."""
    if len(candidates) == 1:
        return dict.fromkeys(candidates, 0.0)
    known = candidates & _labels()
    scores = dict.fromkeys(candidates, math.log(LEAST_CHANCE))
    if known:
        ranked = _identifier(known).rank(text)
        scores |= {code: math.log(max(chance, LEAST_CHANCE)) for code, chance in ranked}
    return scores


@lru_cache(maxsize=1)
def _model():
    """The model of py3langid, read once when the first hit asks for it (about 0.2 s)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(_model().labels)


@lru_cache(maxsize=32)
def _identifier(languages: frozenset[str]):
    restricted = copy(_model())
    restricted.set_languages(sorted(languages))
    return restricted
