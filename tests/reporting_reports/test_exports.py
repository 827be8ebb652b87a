"""The PDF and the workbook: reopened and read."""

import io
import zipfile

import pytest
from django.utils import translation
from openpyxl import load_workbook

from streetwork.delivery.outbox import deliver_due
from streetwork.reporting.reports import actions
from streetwork.reporting.reports.pdf import document_of, report_pdf
from streetwork.reporting.reports.workbook import workbook_of
from tests.factories.cases import contact_of
from tests.factories.reporting_reports import built, in_period, last_half, template_of, written

pytestmark = pytest.mark.django_db
CANARY = "canary-note-7f3a"


@pytest.fixture
def report(cast):
    moment = in_period(last_half())
    contact_of(cast.owner, occurred_at=moment, people_reached=12, note=CANARY)
    contact_of(cast.owner, occurred_at=moment, people_reached=1, note=CANARY, language_id="ro")
    return written(built(template_of(), cast.coordinator), cast.coordinator, aims="First line.\nSecond, with #hash.")


def rebuilt(report):
    actions.build_again(report=report)
    deliver_due()
    report.refresh_from_db()
    return report


def sheets(report):
    with translation.override("en"):
        book = load_workbook(io.BytesIO(workbook_of(report)))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def test_numbers_are_numbers(report):
    rows = sheets(report)["Figures"]
    assert ["Contacts", 13, 0] in rows


def test_small_numbers_are_words(report):
    rows = sheets(report)["Topics"]
    assert any(13 in row for row in rows)
    assert not any(cell in (1, 2) for row in rows for cell in row)


def test_the_first_sheet_names_source_filters_and_hash(report):
    facts = {row[0]: row[1] for row in sheets(report)["Report"]}
    assert facts["SHA-256 of the figures"] == report.data_hash
    assert facts["States"] == "Saxony-Anhalt"
    assert facts["From"] == last_half().first.isoformat()


def test_every_table_has_its_sheet(report):
    assert list(sheets(report)) == ["Report", "Figures", "Topics", "Categories", "Participants"]


def test_what_is_not_recorded_says_so_and_an_estimate_is_marked(report, cast):
    def said(report):
        return {row[0]: row[1] for row in sheets(report)["Participants"] if len(row) > 1}

    assert said(report)["of these women"] == "not recorded (data minimisation)"
    report = written(report, cast.coordinator, people={"women": 8})
    assert said(report)["of these women"] == "about 8 (estimate of the author)"
    assert said(report)["of these men"] == "not recorded (data minimisation)"


def test_an_estimate_does_not_change_the_hash(report, cast):
    before = report.data_hash
    written(report, cast.coordinator, people={"women": 8})
    assert rebuilt(report).data_hash == before


def test_the_same_data_give_the_same_workbook_to_the_last_byte(report):
    first = workbook_of(report)
    assert workbook_of(rebuilt(report)) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_data_give_the_same_pdf_to_the_last_byte(report):
    first = report_pdf(report)
    assert report_pdf(rebuilt(report)) == first


def test_the_pdf_is_tagged_and_says_its_language(report):
    content = report_pdf(report)
    assert content.startswith(b"%PDF")
    assert b"/StructTreeRoot" in content
    assert b"pdfuaid" in content
    assert b"(en)" in content


def test_charts_have_an_alternative_text_with_their_largest_value(report):
    with translation.override("en"):
        document = document_of(report)
    chart = next(b for s in document["sections"] for b in s["blocks"] if b["svg"])
    assert "13" in chart["alt"]


def test_nothing_of_a_note_and_no_counselor_stands_anywhere(report, cast):
    with translation.override("en"):
        said = str(document_of(report)) + str(report.figures) + str(report.drawings) + str(sheets(report))
    assert CANARY not in said
    assert cast.owner.name not in said


def test_words_of_the_author_never_run_as_typst_or_formula(report, cast):
    report = written(report, cast.coordinator, aims='=1+1 #panic("x") $x$ #read("/etc/passwd")')
    assert report_pdf(report).startswith(b"%PDF")
