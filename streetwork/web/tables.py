"""Tables that people take away: CSV and XLSX as their spreadsheets open them, never a live formula."""

import csv
import io
import tempfile
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

CSV, XLSX = "csv", "xlsx"
XLSX_ROWS = 100_000
# A spreadsheet starts a formula at these; full-width forms too, after its own normalisation (OWASP).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def escaped(value):
    """A text that a spreadsheet would run as a formula gets an apostrophe in front."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS):
        return "'" + value
    return value


def unescaped(text: str) -> str:
    """The text without the apostrophe that `escaped` puts in front."""
    if text.startswith("'") and text[1:].lstrip(" ").startswith(FORMULA_STARTS):
        return text[1:]
    return text


def csv_batches(headings: Iterable, batches: Iterable[Iterable[Iterable]]):
    """Text of a CSV, a piece per batch of rows: UTF-8 with BOM and semicolons, what German Excel opens."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow(headings)
    yield "\ufeff" + buffer.getvalue()
    for rows in batches:
        buffer.seek(0)
        buffer.truncate()
        writer.writerows([escaped(cell) for cell in row] for row in rows)
        yield buffer.getvalue()


def xlsx_file(title: str, headings: list, batches: Iterable[list[list]]):
    """A workbook of one sheet with at most 100,000 rows, in a temporary file, all texts as text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.append(headings)
    written = 0
    for rows in batches:
        for row in rows[: XLSX_ROWS - written]:
            sheet.append([_cell(sheet, value) for value in row])
        written += len(rows)
        if written >= XLSX_ROWS:
            break
    file = tempfile.TemporaryFile()  # noqa: SIM115 (FileResponse closes it)
    book.save(file)
    file.seek(0)
    return file


def _cell(sheet, value):
    cell = WriteOnlyCell(sheet, escaped(value))
    if isinstance(value, str):
        cell.data_type = "s"
    return cell
