"""A CSV as offices have it → headers and lines of texts. Limits are checked before anything is parsed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from streetwork.web import delimited

MOST_BYTES = 1024 * 1024
MOST_LINES = 2000
MOST_COLUMNS = 80


class Unreadable(Exception):
    """The argument is a sentence that says what to do."""


@dataclass(frozen=True)
class Sheet:
    """`lines` are (number as an editor counts, cells); cells may be fewer than the headers, or more."""

    headers: list[str]
    lines: list[tuple[int, list[str]]]


def decoded(content: bytes) -> str:
    """The text of the file, whatever its encoding. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 1 MB. Split it into several."))
    try:
        return delimited.decoded(content)[0]
    except delimited.BadTable as problem:
        raise _unreadable(problem) from None


def _unreadable(problem: delimited.BadTable) -> Unreadable:
    if problem.code == "empty":
        return Unreadable(_("The file is empty."))
    if problem.line:
        sentence = _("Line %(number)d cannot be read: a quotation mark is missing, or a cell is too long.")
        return Unreadable(sentence % {"number": problem.line})
    return Unreadable(_("This is no table of text. Save it in your spreadsheet as “CSV UTF-8”."))


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
    """Lines with anything in them."""
    try:
        yield from (row for row in delimited.rows_of(text) if any(row.cells))
    except delimited.BadTable as problem:
        raise _unreadable(problem) from None
