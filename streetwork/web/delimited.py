"""Tables as texts with delimiters (CSV) as people have them: the one reader for all imports.

Any of the usual encodings, semicolon, comma, tab or bar, any line ends, quotes, a line like "sep=;". What a file is
says its content, never its name. Rows are read while they are asked for: what is too large is refused in time.
"""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, TextIO

DELIMITERS = ";,\t|"
LOOKED_AT = 20_000
PIECE = 64 * 1024
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
NEVER_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!",
              b"7z\xbc\xaf", b"\x7fELF", b"MZ\x90")  # fmt: skip


class BadTable(Exception):
    """Cannot be read. `code`: not_text, encoding, zero_bytes, empty, broken_csv (at `line`)."""

    def __init__(self, code: str, line: int = 0):
        super().__init__(code)
        self.code, self.line = code, line


class Encoding(NamedTuple):
    """`is_guess`: the file does not say it itself, and it is not UTF-8."""

    name: str
    is_guess: bool


class Row(NamedTuple):
    """`number` as an editor or a spreadsheet counts; `cells` without white space around them."""

    number: int
    cells: list[str]


def encoding_of(content: bytes) -> Encoding:
    """The encoding with which the whole content can be read. Raises BadTable."""
    if content.startswith(NEVER_TEXT):
        raise BadTable("not_text")
    encoding = _guessed(content)
    is_empty = True
    try:
        for piece in _pieces(content, encoding.name):
            if "\x00" in piece:
                raise BadTable("zero_bytes")
            is_empty = is_empty and not piece.strip("\ufeff \t\r\n;,")
    except UnicodeDecodeError:
        raise BadTable("encoding") from None
    if is_empty:
        raise BadTable("empty")
    return encoding


def _guessed(content: bytes) -> Encoding:
    for bom, name in BOMS:
        if content.startswith(bom):
            return Encoding(name, name != "utf-8-sig")
    # without a mark: Latin text has a zero in every second byte
    zeros = content[:1000:2].count(0), content[1:1000:2].count(0)
    half = min(len(content), 1000) // 2
    if max(zeros) > half * 0.6 and min(zeros) < half * 0.1:
        return Encoding("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le", True)
    try:
        for _piece in _pieces(content, "utf-8"):
            pass
    except UnicodeDecodeError:
        return Encoding("cp1252", True)
    return Encoding("utf-8", False)


def _pieces(content: bytes, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    for start in range(0, len(content), PIECE):
        yield decoder.decode(content[start : start + PIECE])
    yield decoder.decode(b"", final=True)


def decoded(content: bytes) -> tuple[str, Encoding]:
    """The whole text at once. Raises BadTable."""
    encoding = encoding_of(content)
    return content.decode(encoding.name), encoding


def opened(content: bytes) -> TextIO:
    """The text, decoded while it is read. Raises BadTable."""
    return io.TextIOWrapper(io.BytesIO(content), encoding=encoding_of(content).name, newline="")


def rows_of(source: str | TextIO) -> Iterator[Row]:
    """The rows, empty ones too, without a line like "sep=;". Raises BadTable, also while they are read.

    A cell of more than 128 KB is one whose quotation mark was never closed.
    """
    text = io.StringIO(source.removeprefix("\ufeff"), newline="") if isinstance(source, str) else source
    delimiter = _delimiter(text.read(LOOKED_AT).removeprefix("\ufeff"))
    text.seek(0)
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    began = 1
    try:
        for raw in reader:
            cells = [cell.strip() for cell in raw]
            if began == 1 and cells:
                cells[0] = cells[0].lstrip("\ufeff")
            if not (began == 1 and len(cells) <= 2 and "".join(cells).casefold().startswith("sep=")):
                yield Row(began, cells)
            began = reader.line_num + 1
    except csv.Error:
        raise BadTable("broken_csv", line=began) from None


def _delimiter(beginning: str) -> str:
    """The one that cuts the headings into most parts, quotes minded; a line like "sep=;" says it itself.

    Below a title that stands alone it is the one that cuts the next two lines into as many parts.
    """
    if beginning[:4].casefold() == "sep=" and beginning[4:5] in set(DELIMITERS):
        return beginning[4]
    lines = [line for line in beginning.splitlines() if line.strip()][:3]
    found = [Counter("".join(line.split('"')[::2])) for line in lines] or [Counter()]
    counts = found[0]
    if len(found) == 3 and not any(counts[sign] for sign in DELIMITERS):
        counts = Counter({sign: found[1][sign] for sign in DELIMITERS if found[1][sign] == found[2][sign]})
    return max(DELIMITERS, key=lambda sign: (counts[sign], -DELIMITERS.index(sign)))
