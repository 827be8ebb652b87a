"""A report as PDF/UA: the stored figures and drawings in the report's language, nothing counted anew."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from streetwork.reporting.charts.svg import alt_of, width_of
from streetwork.reporting.enums import ReportStatus
from streetwork.reporting.models import Report
from streetwork.reporting.reports.builder import drawing_key
from streetwork.reporting.reports.content.cells import chart_from, count_of, said, table_of
from streetwork.reporting.reports.parts import Part, parts_of
from streetwork.reporting.reports.sections import SectionKind
from streetwork.web.pdf import pdf_of

# A table of more columns is printed in a smaller size.
MANY_COLUMNS = 7
# Points for a pixel of a drawing, so that its words are a little smaller than the text, and the width of the page.
POINTS, WIDEST = 0.8, 466


def report_pdf(report: Report) -> bytes:
    """In the active language, which should be the report's. The same report gives the same bytes."""
    return pdf_of("report", document_of(report))


def document_of(report: Report) -> dict[str, Any]:
    """What the Typst template reads."""
    figures = report.figures
    facts = [
        (_("Programme"), figures["programme"]),
        (_("Carrier"), figures["carrier"]),
        (_("Funder"), figures["funder"]),
        (_("States"), ", ".join(figures["states"])),
        (_("Period"), figures["period"]["name"]),
    ]
    return {
        "title": report.title,
        "language": report.language,
        "date": [report.last.year, report.last.month, report.last.day],
        "author": figures["carrier"] or figures["programme"],
        "footer": f"{report.title} · {report.data_hash[:12]}",
        "draft": "" if report.status == ReportStatus.SIGNED else _("Draft, not signed"),
        "facts": [[label, value] for label, value in facts if value],
        "sections": [_section(report, part) for part in parts_of(report)],
        "reading": {"heading": _("How to read the figures"), "lines": figures["rules"]},
        "proof": {"heading": _("Proof"), "rows": _proof(report)},
    }


def _section(report: Report, part: Part) -> dict[str, Any]:
    section = part.section
    is_open = section.kind == SectionKind.TEXT and not part.words.strip()
    blocks = [_block(report, section.key, block.block, section.title) for block in part.blocks]
    nothing = _("No vignette was chosen.") if part.is_vignettes and not part.stories else ""
    words = {"situation": _("Situation"), "support": _("What we did"), "outcome": _("What came of it")}
    return {
        "title": section.title,
        "text": part.words,
        "quiet": _("Not written yet.") if is_open else nothing,
        "stories": [
            {"title": story["title"], "parts": [[words[name], story[name]] for name in words if story[name]]}
            for story in part.stories
        ],
        "blocks": blocks,
    }


def _block(report: Report, section: str, block: dict, heading: str) -> dict[str, Any]:
    table = table_of(block)
    is_chart = block["type"] == "chart"
    svg = report.drawings.get(drawing_key(section, block), "") if is_chart else ""
    return {
        "kind": block["type"],
        "title": "" if table["title"] == heading or block["type"] == "figures" else table["title"],
        "columns": table["columns"],
        "rows": [
            {"cells": [said(cell) for cell in row["cells"]], "is_total": row["is_total"]} for row in table["rows"]
        ],
        "numeric": [_is_numeric(table, column) for column in range(len(table["columns"]))],
        "is_wide": len(table["columns"]) > MANY_COLUMNS,
        "svg": svg,
        "width": min(width_of(svg) * POINTS, WIDEST) if svg else 0,
        "alt": alt_of(chart_from(block)) if is_chart else "",
        "figures": [
            [each["label"], said(each["now"]), said(each["before"]) if block["before"] else ""]
            for each in block.get("items", ())
        ],
        "before": block.get("before", ""),
        "notes": table["notes"],
        "empty": "" if table["rows"] else _("Nothing was counted in this period."),
    }


def _is_numeric(table: dict, column: int) -> bool:
    return column > 0 and any(count_of(row["cells"][column]) is not None for row in table["rows"])


def _proof(report: Report) -> list[list[str]]:
    """Who submitted and signed it, when, and what was counted."""
    rows = [[_("SHA-256 of the figures"), report.data_hash], [_("Source"), report.figures["source"]]]
    if report.status == ReportStatus.SIGNED:
        rows += [
            [_("Submitted"), _by(report.submitted_by, report.submitted_at)],
            [_("Signed"), _by(report.signed_by, report.signed_at)],
        ]
        if report.supersedes:
            rows.append([_("Takes the place of"), report.supersedes.title])
    return rows


def _by(person, moment) -> str:
    day = date_format(timezone.localtime(moment), "DATETIME_FORMAT") if moment else ""
    return f"{day}, {person}" if person else day
