"""Which encoding a text is in, judged by its beginning."""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
HIGH, LETTERS = re.compile(rb"[\x80-\xff]"), re.compile(rb"[A-Za-z\x80-\xff]")


def encoding_of(head: bytes, *, is_whole: bool = True) -> str:
    """By byte order mark; else UTF-8, UTF-16 without a mark, or a code page of Windows: Cyrillic when most letters are
    outside ASCII, western otherwise.
    """
    for mark, name in MARKS:
        if head.startswith(mark):
            return name
    if wide := _wide(head):
        return wide
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    text = decoder.decode(head, final=is_whole)
    broken = text.count("\ufffd")
    if not broken or broken <= sum(character > "\x7f" for character in text) - broken:
        return "utf-8"
    return "cp1251" if len(HIGH.findall(head)) * 2 > len(LETTERS.findall(head)) else "cp1252"


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark shows as NUL in every second byte."""
    some = head[:512]
    if len(some) < 8 or some.count(0) * 3 < len(some):
        return None
    even, odd = some[::2].count(0), some[1::2].count(0)
    return "utf-16-le" if odd > even * 4 else "utf-16-be" if even > odd * 4 else None
