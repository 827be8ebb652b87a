"""Names of people in the languages of counselling (de en bg pl ro ru vi es, it pt).

Signs, each sufficient: a title or an introduction before a capitalised word ("Frau …", "меня зовут …"), a
frequent first name (also in Slavic and Romanian cases), a surname ending beside a capitalised word, a
Vietnamese family name with syllables. Words of ``not_names.txt`` and German noun endings are never names;
first names inside streets, churches and foundations are left alone.

Not caught: names written in lower case without title, rare names without any of these signs, initials
("Frau M."), first names that are also everyday words (Roman, Vera, Hoa) standing alone.
"""

import re
from dataclasses import dataclass

from .name_signs import (
    ADJECTIVE,
    AFTER_TITLES,
    CASES,
    FAMILY_VI,
    HEISST,
    INTRODUCTIONS,
    LONE_SURNAME,
    NOUN_ENDING,
    PARTICLES,
    PLACE_AFTER,
    PLACE_BEFORE,
    PLACES_VI,
    STRONG_SURNAME,
    SYLLABLE_VI,
    TITLES,
    WEAK_TITLES,
    WEAK_VI,
)
from .normal import without_accents
from .wordlists import first_names, not_names, surnames

_WORD = re.compile(r"[^\W\d_]{1,40}(?:['\-][^\W\d_]{1,40}){0,3}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with what the rules ask about it."""

    start: int
    end: int
    text: str
    folded: str
    gap: str

    @property
    def is_capitalised(self):
        return self.text[0].isupper() and len(self.text) > 1

    @property
    def may_be_name(self):
        if not self.is_capitalised or (self.text.isupper() and len(self.text) < 4):
            return False
        if self.folded in not_names():
            return False
        return self.folded in first_names()[0] or not NOUN_ENDING.search(self.text.lower())

    @property
    def is_first_name(self):
        return _known(self.folded, self.text.lower(), first_names()[0])

    @property
    def is_any_first_name(self):
        return self.is_first_name or self.folded in first_names()[1]

    @property
    def is_surname(self):
        if self.folded in not_names():
            return False
        last = self.text.lower().split("-")[-1]
        return without_accents(last) in surnames() or bool(
            STRONG_SURNAME.search(last) or STRONG_SURNAME.search(without_accents(last))
        )

    @property
    def ends_like_adjective(self):
        return bool(ADJECTIVE.search(self.folded)) and self.folded not in surnames()


def _known(folded, lower, names):
    if folded in names or folded in not_names():
        return folded in names
    if "-" in folded:
        parts = folded.split("-")
        return len(parts) == 2 and all(part in names for part in parts)
    for ending, bases in CASES:
        if lower.endswith(ending):
            stem = without_accents(lower[: -len(ending)])
            least = 4 if ending.isascii() and ending not in ("ii", "ei", "ului", "kiem", "kowi") else 3
            if len(stem) >= least and any(stem + base in names and len(stem + base) > 3 for base in bases):
                return True
    return False


def names(text):
    """Yield spans of what looks like names of people, the most certain rule first."""
    words = _words(text)
    yield from _introduced(text, words)
    for index, word in enumerate(words):
        yield from _titled(words, index)
        yield from _vietnamese(text, words, index)
        if word.is_capitalised:
            yield from _first_name(text, words, index)
    for index in range(len(words)):
        yield from _surname(text, words, index)


def _words(text):
    words, end = [], 0
    for match in _WORD.finditer(text):
        words.append(
            Word(
                match.start(),
                match.end(),
                match[0],
                without_accents(match[0]).removesuffix("'s"),
                text[end : match.start()],
            )
        )
        end = match.end()
    return words


def _run(words, index, limit):
    """Return how many words from ``index`` on may belong to one name (only single spaces between)."""
    count = 0
    while count < limit and index + count < len(words):
        word = words[index + count]
        particle = word.text in PARTICLES and count
        initial = len(word.text) == 1 and word.text.isupper() and count
        if count and word.gap not in (" ", ". ", "-"):
            break
        if count and word.gap == ". " and len(words[index + count - 1].text) > 1:
            break
        if not (word.may_be_name or particle or initial):
            break
        count += 1
    while count and not words[index + count - 1].may_be_name:
        count -= 1
    return count


def _introduced(text, words):
    for pattern, sure in ((INTRODUCTIONS, True), (HEISST, False)):
        for match in pattern.finditer(text):
            index = _index_at(words, match.end())
            if index is None:
                continue
            first = words[index]
            if first.folded in TITLES and index + 1 < len(words):
                continue
            count = _run(words, index, 4)
            if count and (sure or first.is_any_first_name or (count > 1 and words[index + 1].is_surname)):
                yield first.start, words[index + count - 1].end
            elif not first.text[0].isupper() and (first.is_any_first_name or first.folded in surnames()):
                yield first.start, first.end


def _index_at(words, position):
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle].start < position:
            low = middle + 1
        else:
            high = middle
    return low if low < len(words) and words[low].start <= position + 1 else None


def _joined(word):
    return word.gap in (" ", ". ", ".")


def _titled(words, index):
    title = words[index].text.lower()
    if title not in TITLES and title not in WEAK_TITLES:
        return
    if index and title == "anh" and words[index - 1].text.lower() in ("tiếng", "nước", "vương"):
        return
    following = _behind_title(words, index)
    if following is None:
        return
    word = words[following]
    if word.text.islower() and title not in WEAK_TITLES:
        if word.is_first_name or (word.is_surname and not word.ends_like_adjective):
            yield word.start, word.end
    elif title not in WEAK_TITLES or _looks_like_name(word, title):
        count = _run(words, following, 3)
        if count:
            yield word.start, words[following + count - 1].end


def _behind_title(words, index):
    """Return the index of the word behind up to four titles and three particles, or None."""
    following, last = index + 1, len(words) - 1
    for _title in range(3):
        if following < last and _joined(words[following]):
            following += words[following].text.lower() in TITLES | AFTER_TITLES
    for _particle in range(3):
        if following < last and words[following].gap == " ":
            following += words[following].text in PARTICLES
    return following if following <= last and _joined(words[following]) else None


def _looks_like_name(word, title):
    if title in ("pan", "don", "fr", "hr", "ms", "dl", "fam", "familie", "dona"):
        return word.may_be_name
    vietnamese = title in ("anh", "chị", "ông", "bà", "cô", "chú", "bác", "cháu", "em", "bạn", "con")
    if vietnamese and title not in ("em", "con") and word.may_be_name and SYLLABLE_VI.fullmatch(word.text.lower()):
        return True
    return word.is_any_first_name or word.is_surname or (vietnamese and word.folded in FAMILY_VI)


def _vietnamese(text, words, index):
    word = words[index]
    lower = word.text.lower()
    if not word.is_capitalised or lower not in FAMILY_VI or PLACES_VI.match(text, word.start):
        return
    count = 1
    while count < 4 and index + count < len(words):
        following = words[index + count]
        if following.gap != " " or not following.text[0].isupper() or not SYLLABLE_VI.fullmatch(following.text.lower()):
            break
        if following.text.lower() in ("phố", "trường", "trung", "văn") and count > 1:
            break
        count += 1
    second = words[index + 1] if count > 1 else None
    if lower in ("nguyễn", "nguyen", "phạm", "huỳnh", "huynh") or (
        second and (lower not in WEAK_VI or count > 2 or second.is_any_first_name or second.folded in ("thi", "van"))
    ):
        yield word.start, words[index + count - 1].end


def _first_name(text, words, index):
    word = words[index]
    before = words[index - 1] if index and word.gap in (" ", ". ", ".") else None
    after = words[index + 1] if index + 1 < len(words) and words[index + 1].gap == " " else None
    if (before and before.folded in PLACE_BEFORE) or PLACE_AFTER.match(text, word.end):
        return
    if after and PLACE_AFTER.match(text, after.end) and after.is_capitalised:
        return
    if word.is_first_name:
        first = index
        if before and word.gap == " " and before.may_be_name and before.is_surname:
            first -= 1
        yield words[first].start, words[index + max(1, _run(words, index, 4)) - 1].end
    elif word.folded in first_names()[1] and after and after.may_be_name and (after.is_surname or after.is_first_name):
        yield word.start, after.end


def _surname(text, words, index):
    word = words[index]
    if not word.may_be_name or not word.is_surname:
        return
    before = words[index - 1] if index and word.gap in (" ", ". ", ".") else None
    after = words[index + 1] if index + 1 < len(words) and words[index + 1].gap == " " else None
    if (before and before.folded in PLACE_BEFORE) or PLACE_AFTER.match(text, word.end):
        return
    weak = word.ends_like_adjective
    if (
        before
        and len(before.text) == 1
        and before.text.isupper()
        and word.gap != " "
        and not (index > 1 and len(words[index - 2].text) == 1 and before.gap.strip() == ".")
    ) or (before and before.may_be_name and word.gap == " " and (not weak or before.is_any_first_name)):
        yield before.start, word.end
    elif after and after.is_any_first_name and after.is_capitalised:
        yield word.start, after.end
    elif index and before and word.gap == " " and LONE_SURNAME.search(word.folded):
        yield word.start, word.end
