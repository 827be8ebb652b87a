"""Files that are no text, told by their first bytes."""

from cases.listening.readers.message import BadFile

ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
OTHERS = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"MZ", b"\x7fELF", b"RIFF", b"OggS", b"ID3", b"BZh", b"\xfd7zXZ",
    b"SQLite format 3", b"\xd0\xcf\x11\xe0", b"II*\0", b"MM\0*", b"\0\0\x01\0", b"{\\rtf", b"\xca\xfe\xba\xbe",
    b"\x28\xb5\x2f\xfd", b"wOFF", b"\x1aE\xdf\xa3",
)  # fmt: skip
FOLLOWED_BY_BINARY = (b"MZ", b"ID3", b"BZh", b"RIFF", b"OggS")
CONTAINER = b"ftyp"


def refuse(head: bytes) -> None:
    """Raises BadFile "zip" or "not_text" when the file begins like an archive, picture, film, document or program."""
    if head.startswith(ARCHIVES):
        raise BadFile("zip")
    if head[4:8] == CONTAINER or _is_known(head):
        raise BadFile("not_text")


def _is_known(head: bytes) -> bool:
    if not head.startswith(OTHERS):
        return False
    return not head.startswith(FOLLOWED_BY_BINARY) or b"\0" in head[:512]
