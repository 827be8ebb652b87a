"""A CSV as offices have it → headers and lines of texts. Limits are checked before anything is parsed."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_BYTES = 1024 * 1024
MOST_LINES = 2000
MOST_COLUMNS = 80
DELIMITERS = ";,\t"
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Unreadable(Exception):
    """The argument is a sentence that says what to do."""


@dataclass(frozen=True)
class Sheet:
    """`lines` are (number as an editor counts, cells); cells may be fewer than the headers, or more."""

    headers: list[str]
    lines: list[tuple[int, list[str]]]


def decoded(content: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16 with one, else Windows-1252. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 1 MB. Split it into several."))
    encoding = "utf-16" if content.startswith(UTF16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError:
            raise Unreadable(_not_text()) from None
    if "\x00" in text or content.startswith((b"PK\x03\x04", b"%PDF")):
        raise Unreadable(_not_text())
    if not text.strip():
        raise Unreadable(_("The file is empty."))
    return text


def _not_text() -> str:
    return _("This is no table of text. Save it in your spreadsheet as “CSV UTF-8”.")


def read(text: str) -> Sheet:
    """The table in the text. Raises Unreadable."""
    rows = _rows(text)
    _number, headers = next(rows, (0, []))
    if len(headers) > MOST_COLUMNS:
        raise Unreadable(_("The table has more than %(number)d columns.") % {"number": MOST_COLUMNS})
    lines = []
    for row in rows:
        if len(lines) == MOST_LINES:
            raise Unreadable(_("The table has more than 2,000 lines. Split it into several."))
        lines.append(row)
    if not lines:
        raise Unreadable(_("There is no line below the headings."))
    return Sheet(headers, lines)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines with anything in them; one like "sep=;" is no line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    began = 1
    try:
        for raw in reader:
            cells = [cell.strip() for cell in raw]
            if any(cells) and not (began == 1 and cells[0].casefold().startswith("sep=")):
                yield began, cells
            began = reader.line_num + 1
    except csv.Error:
        raise Unreadable(
            _("Line %(number)d cannot be read: a quotation mark is missing, or a cell is too long.") % {"number": began}
        ) from None


def _delimiter(text: str) -> str:
    """The one that cuts the headings into most parts, quotes minded."""
    if text[:4].casefold() == "sep=" and text[4:5] in set(DELIMITERS):
        return text[4]
    first = next((line for line in text[:20_000].splitlines() if line.strip()), "")
    outside = Counter("".join(first.split('"')[::2]))
    return max(DELIMITERS, key=lambda sign: (outside[sign], -DELIMITERS.index(sign)))
