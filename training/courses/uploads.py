"""Which files a course takes, and what they are: told by ending and content together, never by the browser. Pure."""

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MAX_BYTES = 20 * 1024 * 1024
LONGEST_NAME = 120
OFFICE = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"
ZIP = b"PK\x03\x04"
# ending → (media type, how the content begins; "" for text)
KINDS: dict[str, tuple[str, bytes]] = {
    "pdf": ("application/pdf", b"%PDF-"),
    "docx": (f"{OFFICE}.wordprocessingml.document", ZIP),
    "pptx": (f"{OFFICE}.presentationml.presentation", ZIP),
    "xlsx": (f"{OFFICE}.spreadsheetml.sheet", ZIP),
    "odt": (f"{ODF}.text", ZIP),
    "odp": (f"{ODF}.presentation", ZIP),
    "ods": (f"{ODF}.spreadsheet", ZIP),
    "png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    "jpg": ("image/jpeg", b"\xff\xd8\xff"),
    "jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    "txt": ("text/plain; charset=utf-8", b""),
    "csv": ("text/csv; charset=utf-8", b""),
}
ACCEPT = ",".join(f".{ending}" for ending in KINDS)

TOO_LARGE = _("The file is larger than 20 MB. Make it smaller, or split it.")
EMPTY = _("The file is empty.")
UNKNOWN = _("This kind of file cannot be taken. Choose PDF, Word, PowerPoint, Excel, OpenDocument, text, JPEG or PNG.")
MISMATCH = _("The content does not fit the ending of the file. Save it anew and try again.")


class NoMaterial(Exception):
    """The file cannot be taken; `sentence` says why and what to do."""

    def __init__(self, sentence: str | Promise):
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True)
class Taken:
    """A file as it is stored."""

    data: bytes
    file_name: str
    content_type: str


def taken(upload) -> Taken:
    """Look at an uploaded file (anything with `name`, `size`, `read`). Raises NoMaterial."""
    if upload.size > MAX_BYTES:
        raise NoMaterial(TOO_LARGE)
    name = clean_name(upload.name or "")
    ending = PurePosixPath(name).suffix.removeprefix(".").casefold()
    if ending not in KINDS:
        raise NoMaterial(UNKNOWN)
    data = upload.read(MAX_BYTES + 1)
    if not data:
        raise NoMaterial(EMPTY)
    media_type, beginning = KINDS[ending]
    if not data.startswith(beginning) or (not beginning and not _is_text(data)):
        raise NoMaterial(MISMATCH)
    return Taken(data, name, media_type)


def clean_name(name: str) -> str:
    """The file's own name: no folders, no control or direction signs, of a length that every system takes.

    >>> clean_name("C:\\\\Users\\\\me\\\\Folien\\x00 1.PDF")
    'Folien 1.pdf'
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C" and sign not in '"<>:|?*').strip(" .")
    path = PurePosixPath(shown or "file")
    return f"{path.stem[:LONGEST_NAME].strip(' .') or 'file'}{path.suffix[:6].casefold()}"


def _is_text(data: bytes) -> bool:
    try:
        return "\x00" not in data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
