"""A CSV or XLSX as offices have it → headings and lines of texts. Limits are checked before anything is parsed."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from streetwork.presence.exchange import reading
from streetwork.presence.exchange.reading import MOST_COLUMNS, MOST_LINES, Sheet, Unreadable
from streetwork.web import workbooks
from streetwork.web.delimited import Row

MOST_BYTES = reading.MOST_BYTES


def sheet_in(content: bytes) -> Sheet:
    """The table in the file; what it is, its content says. Raises Unreadable."""
    if not content.strip():
        raise Unreadable(_("The file is empty."))
    if content.startswith(workbooks.OLD_EXCEL):
        raise Unreadable(_("This is a workbook of the old kind (.xls). Save it as .xlsx or CSV."))
    if not content.startswith(workbooks.BEGINNING):
        return reading.read(reading.decoded(content))
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 1 MB. Split it into several."))
    try:
        return _sheet(workbooks.opened(content, most_columns=MOST_COLUMNS).rows)
    except workbooks.BadWorkbook as problem:
        raise Unreadable(_said(problem.code)) from None


def _sheet(rows: Iterable[Row]) -> Sheet:
    filled = (row for row in rows if any(row.cells))
    headers = next(filled, Row(0, [])).cells
    if len(headers) > MOST_COLUMNS:
        raise Unreadable(_("The table has more than %(number)d columns.") % {"number": MOST_COLUMNS})
    lines = []
    for row in filled:
        if len(lines) == MOST_LINES:
            raise Unreadable(_("The table has more than 2,000 lines. Split it into several."))
        lines.append((row.number, row.cells))
    if not lines:
        raise Unreadable(_("There is no line below the headings."))
    return Sheet(headers, lines)


def _said(code: str) -> str:
    return {
        "empty": _("The file is empty."),
        "bomb": _("Unpacked, this workbook is far too large. Save the one sheet as CSV."),
        "not_text": _("This is no table. Save it as .xlsx or CSV."),
    }.get(code) or _("This workbook is damaged. Open it in your spreadsheet and save it again.")
