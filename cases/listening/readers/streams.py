"""From the bytes of a stream to text and lines, with what was read so far."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from cases.listening.readers.encodings import encoding_of
from cases.listening.readers.magic import refuse
from cases.listening.readers.message import LONGEST_TEXT, BadFile

CHUNK = 65_536
HEAD = 65_536
LONGEST_LINE = 200_000
UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff]")


class Source:
    """A stream that is read once, decoded piece by piece. `place` is the number of bytes taken from it.

    Raises BadFile for what is no text, and for nothing at all.
    """

    def __init__(self, stream: BinaryIO, tally: Counter, encoding: str | None = None):
        self._stream, self.tally = stream, tally
        self.head = self._first()
        refuse(self.head)
        if not self.head.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
            raise BadFile("empty")
        self.encoding = encoding_of(self.head, is_whole=len(self.head) < HEAD) if encoding is None else encoding
        self.place = 0

    def _first(self) -> bytes:
        pieces, missing = [], HEAD
        while missing > 0 and (piece := self._stream.read(missing)):
            pieces.append(piece)
            missing -= len(piece)
        return b"".join(pieces)

    def _pieces(self) -> Iterator[bytes]:
        self.place = len(self.head)
        yield self.head
        while piece := self._stream.read(CHUNK):
            self.place += len(piece)
            yield piece

    def texts(self) -> Iterator[str]:
        """Decoded pieces. Bytes that are no text become U+FFFD and are tallied."""
        decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        for piece in self._pieces():
            yield self._counted(decoder.decode(piece))
        if last := decoder.decode(b"", final=True):
            yield self._counted(last)

    def _counted(self, text: str) -> str:
        if "\ufffd" in text:
            self.tally["encoding"] += text.count("\ufffd")
        return text

    def lines(self, *, longest: int = LONGEST_LINE) -> Iterator[str]:
        """Lines without their ends. What stands behind `longest` characters of a line is left out."""
        rest = ""
        for text in self.texts():
            *whole, rest = (rest + text).split("\n")
            for line in whole:
                yield self._cut(line, longest)
            if len(rest) > longest:
                rest = rest[: longest + 1]
        if rest:
            yield self._cut(rest, longest)

    def _cut(self, line: str, longest: int) -> str:
        if len(line) > longest:
            self.tally["cut"] += 1
            return line[:longest]
        return line.removesuffix("\r")


def cleaned(text: str, tally: Counter) -> str:
    """The text without control characters and outer white space, at most `LONGEST_TEXT` characters of it."""
    if len(text) > LONGEST_TEXT:
        tally["cut"] += 1
        text = text[:LONGEST_TEXT]
    if UNWANTED.search(text):
        text = UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.strip()
