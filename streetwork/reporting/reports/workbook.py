"""A report as a workbook: a sheet for what was counted and how, then one for each table. The same figures give the same
bytes: nothing in it tells when it was written.
"""

import io
import re
import zipfile
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from streetwork.reporting.models import Report
from streetwork.reporting.reports import texts
from streetwork.reporting.reports.content.cells import said, table_of
from streetwork.reporting.reports.content.participants import with_estimates
from streetwork.reporting.reports.sections import SectionKind, sections_of
from streetwork.web.tables import escaped

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What the files of the archive and the workbook's properties say; ZIP knows no earlier day.
NO_MOMENT = datetime(1980, 1, 1, tzinfo=UTC)
MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
WIDEST, NARROWEST = 60, 12
BOLD = Font(bold=True)


def workbook_of(report: Report) -> bytes:
    """In the active language, which should be the report's."""
    book = Workbook()
    first = book.active
    first.title = _("Report")
    _facts(first, report)
    taken = {first.title.casefold()}
    sections = {each.key: each for each in sections_of(report.sections)}
    for counted in report.figures.get("sections", ()):
        section = sections[counted["key"]]
        for number, block in enumerate(counted["blocks"]):
            if section.kind == SectionKind.PARTICIPANTS:
                table = with_estimates(block, texts.estimates(report, section))
            else:
                table = table_of(block)
            title = section.title if len(counted["blocks"]) == 1 else f"{section.title} {number + 1}"
            _table(book.create_sheet(_name(title, taken)), section.title, table)
    kept = io.BytesIO()
    book.save(kept)
    return _without_moments(kept.getvalue())


def _facts(sheet, report: Report) -> None:
    figures = report.figures
    period = figures.get("period", {})
    rows = [
        (_("Report"), report.title),
        (_("Programme"), figures.get("programme", "")),
        (_("Carrier"), figures.get("carrier", "")),
        (_("Funder"), figures.get("funder", "")),
        (_("States"), ", ".join(figures.get("states", ()))),
        (_("Period"), period.get("name", "")),
        (_("From"), period.get("first", "")),
        (_("To"), period.get("last", "")),
        (_("The funder's categories"), figures.get("categories", "")),
        (_("Source"), figures.get("source", "")),
        (_("SHA-256 of the figures"), report.data_hash),
        *((_("To be read like this"), rule) for rule in figures.get("rules", ())),
    ]
    for label, value in rows:
        if value:
            _append(sheet, [label, value])
    for cell in sheet["A"]:
        cell.font = BOLD
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 90
    for cell in sheet["B"]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _table(sheet, heading: str, table: dict) -> None:
    """Heading, table, notes. Numbers are numbers; “1–2” and words are text."""
    _append(sheet, [heading if heading == table["title"] else f"{heading}: {table['title']}"])
    sheet["A1"].font = Font(bold=True, size=13)
    sheet.append([])
    _append(sheet, table["columns"])
    for cell in sheet[sheet.max_row]:
        cell.font = BOLD
    sheet.freeze_panes = f"B{sheet.max_row + 1}"
    for row in table["rows"]:
        _append(sheet, [cell if isinstance(cell, int) else said(cell) for cell in row["cells"]])
        if row["is_total"]:
            for cell in sheet[sheet.max_row]:
                cell.font = BOLD
    for column in range(1, len(table["columns"]) + 1):
        cells = [table["columns"][column - 1], *(row["cells"][column - 1] for row in table["rows"])]
        width = max(len(said(cell)) for cell in cells) + 2
        sheet.column_dimensions[get_column_letter(column)].width = min(WIDEST, max(NARROWEST, width))
    for note in table["notes"]:
        sheet.append([])
        _append(sheet, [note])


def _append(sheet, values: list) -> None:
    sheet.append([escaped(value) for value in values])
    for cell in sheet[sheet.max_row]:
        if isinstance(cell.value, str):
            cell.data_type = "s"
        elif isinstance(cell.value, int):
            cell.number_format = "#,##0"


def _name(title: str, taken: set[str]) -> str:
    """A name that a sheet may have, and that no other has."""
    short = FORBIDDEN.sub(" ", title).strip() or "–"
    name, number = short[:LONGEST_NAME].strip(), 2
    while name.casefold() in taken:
        ending = f" {number}"
        name, number = short[: LONGEST_NAME - len(ending)].strip() + ending, number + 1
    taken.add(name.casefold())
    return name


def _without_moments(content: bytes) -> bytes:
    """The archive packed anew, in its order, with one fixed day."""
    fresh = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = MODIFIED.sub(rb"\g<1>" + NO_MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + rb"\g<2>", data)
            entry = zipfile.ZipInfo(name, NO_MOMENT.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return fresh.getvalue()
