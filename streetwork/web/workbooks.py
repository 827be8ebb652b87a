"""Workbooks (XLSX) as people have them: weighed before they are opened, read row by row, formulas never calculated.

The one reader for all imports, beside `streetwork.web.delimited` for texts.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from openpyxl import load_workbook

from streetwork.web.delimited import Row

BEGINNING = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
MOST_UNPACKED = 60 * 1024 * 1024
MOST_FILES = 2000
PIECE = 256 * 1024
# Everything that a damaged or hand-made file makes openpyxl, zipfile and the XML parser raise.
DAMAGE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError,
    SyntaxError, EOFError, NotImplementedError, RuntimeError, AssertionError,
)  # fmt: skip


class BadWorkbook(Exception):
    """Cannot be read. `code`: not_text (another archive), broken_xlsx, bomb, empty."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Weight:
    """What a look at the parts tells; nothing of them is parsed."""

    has_formulas: bool
    has_merged_cells: bool


@dataclass(frozen=True)
class Book:
    """The first sheet that has rows. `rows` raises BadWorkbook while they are read; their numbers are the sheet's."""

    rows: Iterator[Row]
    title: str
    sheets: int
    weight: Weight


def opened(content: bytes, *, most_columns: int) -> Book:
    """The workbook, with one column more than is allowed, to see that there are too many. Raises BadWorkbook."""
    weight = _weighed(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the file says of its size may be wrong
            first = zip(_rows(sheet, most_columns), range(50), strict=False)
            if any(any(cell is not None for cell in row) for row, _number in first):
                break
        else:
            raise BadWorkbook("empty")
    except DAMAGE:
        raise BadWorkbook("broken_xlsx") from None
    return Book(_lines(sheet, most_columns), sheet.title, len(book.worksheets), weight)


def _weighed(content: bytes) -> Weight:
    """Unpacks every part once, counting, so that a lying directory does not help a bomb."""
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_FILES or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise BadWorkbook("bomb")
            if "xl/workbook.xml" not in archive.namelist():
                raise BadWorkbook("not_text")
            found = set()
            for part in parts:
                is_sheet = part.filename.startswith("xl/worksheets/")
                with archive.open(part) as stream:
                    while piece := stream.read(PIECE):
                        unpacked += len(piece)
                        if unpacked > MOST_UNPACKED:
                            raise BadWorkbook("bomb")
                        if is_sheet:
                            found |= {sign for sign in (b"<f>", b"<f ", b"<mergeCell ") if sign in piece}
    except DAMAGE:
        raise BadWorkbook("broken_xlsx") from None
    return Weight(bool({b"<f>", b"<f "} & found), b"<mergeCell " in found)


def _rows(sheet, most_columns: int) -> Iterator[tuple]:
    return sheet.iter_rows(values_only=True, max_col=most_columns + 1)


def _lines(sheet, most_columns: int) -> Iterator[Row]:
    try:
        for number, row in enumerate(_rows(sheet, most_columns), 1):
            cells = [_text(cell) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            yield Row(number, cells)
    except DAMAGE:
        raise BadWorkbook("broken_xlsx") from None


def _text(cell) -> str:
    """The cell as somebody would have typed it into a CSV."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    try:
        return "" if cell is None else str(cell).strip().replace("\x00", "")
    except ValueError:  # a number of thousands of digits
        return ""
