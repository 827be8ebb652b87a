"""XLSX: weighed before it is opened, read row by row, formulas never calculated."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time

from openpyxl import load_workbook

from referrals.exchange.readers.parts import MOST_COLUMNS, Line, Sheet, Unreadable, sheet_of

MOST_UNPACKED = 60 * 1024 * 1024
MOST_FILES = 2000
PIECE = 256 * 1024
# Everything that a damaged or hand-made file makes openpyxl, zipfile and the XML parser raise.
DAMAGE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError,
    SyntaxError, EOFError, NotImplementedError, RuntimeError, AssertionError,
)  # fmt: skip


def read(content: bytes) -> Sheet:
    """The first sheet that has rows. Raises Unreadable."""
    hints = _weighed(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the file says of its size may be wrong
            if any(any(cell is not None for cell in row) for row, _n in zip(_rows(sheet), range(50), strict=False)):
                break
        else:
            raise Unreadable("empty")
    except DAMAGE:
        raise Unreadable("broken_xlsx") from None
    if len(book.worksheets) > 1:
        hints.append(["one_sheet", {"number": len(book.worksheets), "sheet": sheet.title[:40]}])
    return sheet_of(_lines(sheet), hints)


def _weighed(content: bytes) -> list[list]:
    """Unpacks every part once, counting, so that a lying directory does not help a bomb; answers hints."""
    hints, unpacked = [], 0
    bomb = Unreadable("bomb", limit=MOST_UNPACKED // 1024 // 1024)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_FILES or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise bomb
            if "xl/workbook.xml" not in archive.namelist():
                raise Unreadable("not_text")
            found = set()
            for part in parts:
                is_sheet = part.filename.startswith("xl/worksheets/")
                with archive.open(part) as stream:
                    while piece := stream.read(PIECE):
                        unpacked += len(piece)
                        if unpacked > MOST_UNPACKED:
                            raise bomb
                        if is_sheet:
                            found |= {sign for sign in (b"<f>", b"<f ", b"<mergeCell ") if sign in piece}
    except DAMAGE:
        raise Unreadable("broken_xlsx") from None
    if {b"<f>", b"<f "} & found:
        hints.append(["formulas", {}])
    if b"<mergeCell " in found:
        hints.append(["merged", {}])
    return hints


def _rows(sheet) -> Iterator[tuple]:
    # one column more than is allowed, to see that there are too many
    return sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1)


def _lines(sheet) -> Iterator[Line]:
    try:
        for number, row in enumerate(_rows(sheet), 1):
            cells = [_text(cell) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            yield Line(number, cells)
    except DAMAGE:
        raise Unreadable("broken_xlsx") from None


def _text(cell) -> str:
    """The cell as an editor would have typed it into a CSV."""
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
