"""Exports that come as a ZIP file: the one part of it that can be read, without unpacking more than is asked for."""

import zipfile
import zlib
from io import BufferedIOBase
from pathlib import PurePosixPath

from cases.listening.readers.message import BadFile

NAMES = {"result.json", "messages.html", "message_1.json", "post_comments_1.json"}
ENDINGS = {".txt", ".json", ".html", ".csv"}
MOST_PARTS, MOST_BYTES, MOST_RATIO = 20_000, 2_000_000_000, 200
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


class Part:
    """A part of the archive as a stream. Raises BadFile when it is broken, or larger than it said."""

    def __init__(self, stream, size: int):
        self._stream, self._left = stream, size

    def read(self, size: int = -1) -> bytes:
        try:
            piece = self._stream.read(size if size >= 0 else self._left + 1)
        except BROKEN as problem:
            raise BadFile("zip_broken") from problem
        self._left -= len(piece)
        if self._left < 0:
            raise BadFile("zip_large")
        return piece


def open_zip(file: BufferedIOBase) -> tuple[Part, str]:
    """The readable part of a seekable archive, and its name.

    Raises BadFile when there is none or more than one, when it is encrypted, or would unpack to very much.
    """
    try:
        archive = zipfile.ZipFile(file)
        parts = archive.infolist()
    except BROKEN as problem:
        raise BadFile("zip_broken") from problem
    if len(parts) > MOST_PARTS:
        raise BadFile("zip_large")
    part = _chosen([part for part in parts if not part.is_dir()])
    if part.flag_bits & 0x1:
        raise BadFile("zip_locked")
    if part.file_size > MOST_BYTES or part.file_size > MOST_RATIO * max(part.compress_size, 1000):
        raise BadFile("zip_large")
    try:
        return Part(archive.open(part), part.file_size), PurePosixPath(part.filename).name
    except BROKEN as problem:
        raise BadFile("zip_broken") from problem


def _chosen(parts: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    """The part by the name that exports give it; else the only one with a fitting ending."""
    known = [part for part in parts if PurePosixPath(part.filename).name in NAMES]
    chats = [part for part in parts if PurePosixPath(part.filename).name.endswith("_chat.txt")]
    fitting = [part for part in parts if PurePosixPath(part.filename).suffix.lower() in ENDINGS]
    for found in (known, chats, fitting):
        if len(found) == 1:
            return found[0]
    raise BadFile("zip_many" if fitting else "zip_none")
