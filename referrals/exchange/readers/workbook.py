"""XLSX; the workbook is weighed and read by `streetwork.web.workbooks`, as everywhere."""

from collections.abc import Iterator

from referrals.exchange.readers.parts import MOST_COLUMNS, Line, Sheet, Unreadable, sheet_of
from streetwork.web import workbooks


def read(content: bytes) -> Sheet:
    """The first sheet that has rows. Raises Unreadable."""
    try:
        book = workbooks.opened(content, most_columns=MOST_COLUMNS)
    except workbooks.BadWorkbook as problem:
        raise _unreadable(problem) from None
    hints: list[list] = []
    if book.weight.has_formulas:
        hints.append(["formulas", {}])
    if book.weight.has_merged_cells:
        hints.append(["merged", {}])
    if book.sheets > 1:
        hints.append(["one_sheet", {"number": book.sheets, "sheet": book.title[:40]}])
    return sheet_of(_lines(book), hints)


def _lines(book: workbooks.Book) -> Iterator[Line]:
    try:
        for row in book.rows:
            yield Line(*row)
    except workbooks.BadWorkbook as problem:
        raise _unreadable(problem) from None


def _unreadable(problem: workbooks.BadWorkbook) -> Unreadable:
    if problem.code == "bomb":
        return Unreadable("bomb", limit=workbooks.MOST_UNPACKED // 1024 // 1024)
    return Unreadable(problem.code)
