"""Splitting informal text of many languages into sentences, as places in the text."""

import re
from collections.abc import Iterator

# A sentence ends at a line's end, and after . ! ? … (also doubled, also with an emoji or bracket) before white space.
END = re.compile(r"\n+|(?<=[.!?…。])[\"'»”’)\]]*\s+|(?<=[\U0001F000-\U0001FAFF\u2600-\u27BF\ufe0f])\s+(?=[^\W\d_])")
_ABBREVIATIONS = """
abs art bzw ca d.h dr evtl ggf inkl max mind min mr mrs ms nr prof st std str tel usw vgl z.b zb
zzgl e.g i.e etc al cf np itd itp tzn tj ul m.in godz dz.u pt tzw sz r.pr dvs ș.a d-l d-na dl dna ex
nr.crt г гр ул т.е т.н т.д т.п т.к др напр руб тыс мин макс кв д стр пр проф тел п.п tp ts ths gs bs
vd v.v th sr sra srta dra ud uds ee.uu pág núm av avda c.v sig dott ecc pag n
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
LONGEST = 400


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence, without the white space around it; none is longer than `LONGEST`."""
    start = 0
    for boundary in END.finditer(text):
        if _inside(text, start, boundary):
            continue
        yield from _trimmed(text, start, boundary.start())
        start = boundary.end()
    yield from _trimmed(text, start, len(text))


def _inside(text: str, start: int, boundary: re.Match) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or a number (“z. B.”, “am 3. Mai”)."""
    place = boundary.start()
    if "\n" in boundary[0] or place <= start or text[place - 1] != ".":
        return False
    word = text[max(start, place - 12) : place - 1].rsplit(None, 1)[-1:]
    if not word:
        return False
    last = word[0].lstrip("(„“\"'").lower()
    return last in ABBREVIATIONS or last.isdigit() or (len(last) == 1 and last.isalpha())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _cut(text, start)
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if end > start:
        yield start, end


def _cut(text: str, start: int) -> int:
    """Where a sentence without end is cut: after a comma if there is one in the second half, else between words."""
    limit, half = start + LONGEST, start + LONGEST // 2
    for mark in (";", ",", " "):
        if (found := text.rfind(mark, half, limit)) > 0:
            return found + 1
    return limit
