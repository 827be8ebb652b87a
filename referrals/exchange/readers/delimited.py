"""CSV as it is found: any of four encodings, semicolon, comma, tab or bar, any line ends, quotes."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator

from referrals.exchange.readers.parts import Line, Sheet, Unreadable, sheet_of

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
DELIMITERS = ";,\t|"
LOOKED_AT = 20_000


def decoded(content: bytes) -> tuple[str, list[list]]:
    """The text, and a hint when its encoding was guessed. Raises Unreadable."""
    encoding, is_guess = _encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("encoding") from None
    if "\x00" in text:
        raise Unreadable("zero_bytes")
    if not text.strip("\ufeff \t\r\n;,"):
        raise Unreadable("empty")
    return text, [["read_as", {"encoding": encoding.upper()}]] if is_guess else []


def _encoding(content: bytes) -> tuple[str, bool]:
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return encoding, encoding != "utf-8-sig"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if b"\x00" not in content:
            return "utf-8", False
    # without a mark: Latin text has a zero in every second byte
    zeros = content[:1000:2].count(0), content[1:1000:2].count(0)
    half = min(len(content), 1000) // 2
    if max(zeros) > half * 0.6 and min(zeros) < half * 0.1:
        return ("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"), True
    return "cp1252", True


def read(text: str, hints: list[list]) -> Sheet:
    return sheet_of(_lines(text, _delimiter(text)), hints)


def _delimiter(text: str) -> str:
    """The one that cuts the headers into most parts, quotes minded; a line like "sep=;" says it itself."""
    beginning = text[:LOOKED_AT]
    if beginning[:4].casefold() == "sep=" and len(beginning) > 4:
        return beginning[4]
    first = next((line for line in beginning.splitlines() if line.strip()), "")
    outside = Counter("".join(first.split('"')[::2]))
    return max(DELIMITERS, key=lambda sign: (outside[sign], -DELIMITERS.index(sign)))


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    source = io.StringIO(text.removeprefix("\ufeff"), newline="")
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    began = 1
    try:
        for cells in reader:
            if not (began == 1 and len(cells) <= 2 and "".join(cells).casefold().startswith("sep=")):
                yield Line(began, [cell.strip() for cell in cells])
            began = reader.line_num + 1
    except csv.Error:
        raise Unreadable("broken_csv", line=began) from None
