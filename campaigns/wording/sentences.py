"""Sentences and words of a post, by language. Pure.

A line ends a sentence: posts list things line by line. A full stop does not where it ends an abbreviation, an initial
or, in German and its neighbours, a number that is an ordinal ("am 3. Mai").
"""

import regex

from campaigns.wording.links import (
    HASHTAG,
    PLACE,
    email_pattern,
    hashtag_pattern,
    is_emoji,
    link_pattern,
    mention_pattern,
)

# Lower case, without the last full stop; several stops are kept inside ("z.b").
ABBREVIATIONS = {
    "de": "abs abt allg art bspw bzw ca dr e.v etc evtl exkl fr ggf hbf hr i.d.r inkl ing jh kap max min mind mio mrd "
    "nr o.ä o.g prof rd s sog st std str tel u.a usw u.u v.a vgl z.b z.t z.zt d.h u zzgl",
    "en": "approx apt appt ave dept dr e.g etc excl fig govt i.e inc incl jr max min mr mrs ms no p.m a.m prof sr st "
    "tel vs",
    "pl": "al dr godz im in inż itd itp m.in mgr min n.p np nr os pl płd prof r s św tel tj tys tzn tzw ul ww zł",
    "ru": "б в г г.г гг д др дом кв корп обл пр просп р рис руб с см ст стр т т.д т.е т.к т.н т.п тел тыс ул ч",
    "bg": "бл бр бул в вкл вх г гр д-р др ет и.др инж кв лв мин млн напр обл пл проф р с св см стр т.е т.н т.нар тел "
    "ул хил ч",
    "ro": "al art bd bl bld d-l d-na dl dna dr ec et etc ex ing jud lit max min nr ap p.m pag par prof sc sf st str "
    "tel ș.a ș.a.m.d",
    "es": "a.m aprox art av avda c d dr dra ej etc ext fdo gral máx mín n.º no núm p p.ej p.m pág prof s sr sra sres "
    "srta tel ud uds v.g ee uu",
    "vi": "bs gs nxb p q ths tp tr ts tt v.v vd",
}
_ABBREVIATED = {language: frozenset(words.split()) for language, words in ABBREVIATIONS.items()}
_EVERYWHERE = frozenset({"dr", "etc", "nr", "tel", "prof"})
ORDINALS = frozenset({"de", "pl", "cs", "sk", "hr", "bs", "sr", "sl", "hu", "tr", "lv", "et"})

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-‐‑·'’.,:\/][\p{L}\p{M}\p{N}]+)*")
_STOP = regex.compile(r"[.!?…]+[)\]\x22'»“”’]*(?=\s+\S|\s*$)|(?<=\s)\X(?=\s+\p{Lu})")
_BULLET = regex.compile(r"^\s*(?:[-–—•*·▪►➡✔✅☑]\uFE0F?|\p{N}{1,2}[.)])\s+")
_TRAILING_TAGS = regex.compile(rf"(?<=[.!?…]|\p{{Emoji_Presentation}})(?:\s*{HASHTAG})+\s*$")
_BEFORE = regex.compile(r"([\p{L}\p{N}.º-]*)\.$")


def words_of(sentence: str) -> list[str]:
    """The words; in Vietnamese its syllables, which are written apart."""
    return _WORD.findall(sentence)


def bare(text: str) -> str:
    """The text without what nobody reads as a sentence: links, addresses, mentions, closing hashtags. A hashtag within
    a sentence is a word.
    """
    for pattern in (link_pattern, email_pattern, mention_pattern):
        text = pattern.sub(" ", text.replace(PLACE, " "))
    lines = (line for line in text.splitlines() if hashtag_pattern.sub("", line).strip())
    return "\n".join(_TRAILING_TAGS.sub("", line).replace("#", "") for line in lines)


def sentences_of(text: str, language: str) -> list[str]:
    """The sentences of a text that have at least one word, without their bullets."""
    found = []
    for line in bare(text).splitlines():
        found += [part.strip() for part in _split(_BULLET.sub("", line), language)]
    return [sentence for sentence in found if words_of(sentence)]


def _split(line: str, language: str):
    start = 0
    for stop in _STOP.finditer(line):
        end = stop.end()
        if stop[0][0] in ".!?…":
            if stop[0].startswith(".") and not stop[0].startswith("..") and _goes_on(line, start, stop, language):
                continue
        elif not is_emoji(stop[0]):
            continue
        yield line[start:end]
        start = end
    yield line[start:]


def _goes_on(line: str, start: int, stop, language: str) -> bool:
    """Whether a full stop ends no sentence."""
    after = line[stop.end() :].lstrip()
    before = _BEFORE.search(line[start : stop.start() + 1])
    if not after or not before:
        return False
    if regex.match(r"\p{Ll}", after):
        return True
    word = before[1].lower()
    if word in _ABBREVIATED.get(language, ()) or word in _EVERYWHERE:
        return True
    if regex.fullmatch(r"\p{L}|(?:\p{L}\.)+\p{L}", word):
        return language != "vi"
    return language in ORDINALS and regex.fullmatch(r"\p{N}{1,2}", word) is not None
