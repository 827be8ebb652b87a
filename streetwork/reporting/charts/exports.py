"""Charts as files to take away: numbers as numbers, from–to as text, never a live formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from cases.results.figures import Count
from streetwork.reporting.charts.shapes import Chart
from streetwork.web.tables import escaped

# What Excel forbids in the name of a sheet, and how long it may be.
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
LONGEST_NAME = 31
WIDTH, FIRST_WIDTH = 18, 38

Cell = int | str


def headings_of(chart: Chart) -> list[str]:
    return [str(chart.heading), *(str(each.name) for each in chart.series)]


def rows_of(chart: Chart) -> list[list[Cell]]:
    """The chart's table; what is not known is empty."""
    return [[str(label), *(cell_of(each.values[at]) for each in chart.series)] for at, label in enumerate(chart.labels)]


def cell_of(count: Count | None) -> Cell:
    """A number as a number; from–to as a text.

    >>> cell_of(Count(3, 3)), cell_of(Count(1, 2)), cell_of(None)
    (3, '1–2', '')
    """
    if count is None:
        return ""
    return count.low if count.low == count.high else f"{count.low}–{count.high}"


def csv_of(chart: Chart) -> str:
    """The chart's table as CSV: UTF-8 with BOM and semicolons, what German Excel opens."""
    return _csv([headings_of(chart), *rows_of(chart)])


def csv_of_all(charts: Iterable[Chart]) -> str:
    """Many charts as one long table: chart, row, series, number."""
    rows = [[_("chart"), _("row"), _("column"), pgettext("figure", "number"), _("unit")]]
    for chart in charts:
        for series in chart.series:
            for label, value in zip(chart.labels, series.values, strict=True):
                rows.append([str(chart.title), str(label), str(series.name), cell_of(value), str(chart.unit)])
    return _csv(rows)


def _csv(rows: Iterable[Sequence[Cell]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    writer.writerows([escaped(cell) for cell in row] for row in rows)
    return "\ufeff" + buffer.getvalue()


def xlsx_of(charts: Iterable[Chart], facts: Sequence[tuple[str, str]]) -> bytes:
    """A workbook: a sheet for each chart, and a last one of sources, filters, definitions.

    `facts`: (what, said) for the last sheet, in order; each chart's caveat follows.
    """
    book, taken = Workbook(write_only=True), set()
    charts = list(charts)
    for chart in charts:
        sheet = _sheet(book, str(chart.title), taken)
        sheet.freeze_panes = "B2"
        sheet.append([_heading(sheet, each) for each in headings_of(chart)])
        for row in rows_of(chart):
            sheet.append([_cell(sheet, value) for value in row])
    sheet = _sheet(book, _("Sources and filters"), taken)
    for what, said in [*facts, *((str(c.title), str(c.caveat)) for c in charts if c.caveat)]:
        sheet.append([_heading(sheet, str(what)), _cell(sheet, str(said), wraps=True)])
    sheet.column_dimensions["B"].width = 100
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _sheet(book, title: str, taken: set[str]):
    """Excel wants short names of sheets, each once whatever the case of its letters."""
    plain = FORBIDDEN.sub(" ", title).strip().strip("'") or "–"
    name, number = plain[:LONGEST_NAME], 2
    while name.casefold() in taken:
        name, number = f"{plain[: LONGEST_NAME - 3]} {number}", number + 1
    taken.add(name.casefold())
    sheet = book.create_sheet(name)
    sheet.column_dimensions["A"].width = FIRST_WIDTH
    for column in "BCDEFGHIJKLM":
        sheet.column_dimensions[column].width = WIDTH
    return sheet


def _cell(sheet, value: Cell, *, wraps: bool = False):
    cell = WriteOnlyCell(sheet, escaped(value))
    if isinstance(value, str):
        cell.data_type = "s"
    if wraps:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _heading(sheet, text: str):
    cell = _cell(sheet, text, wraps=True)
    cell.font = Font(bold=True)
    return cell
