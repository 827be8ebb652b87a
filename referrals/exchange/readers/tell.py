"""Tells the format by the content, never by the name or by what the browser says."""

from referrals.exchange.readers import delimited, hsds, workbook
from referrals.exchange.readers.parts import MOST_BYTES, Sheet, Unreadable

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
NEVER_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\x7fELF", b"MZ\x90")


def read_file(content: bytes) -> Sheet:
    """The table in the file. Raises Unreadable at once, or while its lines are read."""
    if len(content) > MOST_BYTES:
        raise Unreadable("too_large", limit=MOST_BYTES // 1024 // 1024)
    if not content.strip():
        raise Unreadable("empty")
    if content.startswith(ZIP):
        return workbook.read(content)
    if content.startswith(OLE):
        raise Unreadable("old_excel")
    if content.startswith(NEVER_TEXT):
        raise Unreadable("not_text")
    text, hints = delimited.decoded(content)
    if text.lstrip()[:1] in ("[", "{"):
        return hsds.read(text, hints)
    return delimited.read(text, hints)
