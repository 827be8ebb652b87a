"""Files as they come: every encoding, every kind of damage. Read, or refused with a clear sentence; never a 500."""

import datetime
import io
import json
import zipfile

import pytest
from openpyxl import Workbook

from referrals.exchange.readers import MOST_BYTES, Unreadable, read_file
from referrals.models import ImportRun
from tests.referrals.importing import Import, csv_of, table_of

ROWS = "name;plz\r\nBeratung Köln;50667\r\n"


def workbook(*rows, **sheets) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for title, more in sheets.items():
        sheet = book.create_sheet(title)
        for row in more:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(Unreadable) as problem:
        for _line in read_file(content).lines:
            pass
    return problem.value.reason[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_is_recognised(encoding):
    assert table_of(ROWS.encode(encoding)) == (["name", "plz"], [["Beratung Köln", "50667"]])


def test_a_guessed_encoding_is_said():
    assert read_file(ROWS.encode("cp1252")).hints == [["read_as", {"encoding": "CP1252"}]]
    assert read_file(ROWS.encode()).hints == []


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_every_usual_delimiter_is_recognised(sign):
    assert table_of(f'name{sign}ort\n"A{sign} B"{sign}Halle\n'.encode())[1] == [[f"A{sign} B", "Halle"]]


def test_mixed_line_ends_and_line_breaks_in_quotes_keep_the_line_numbers():
    sheet = read_file(b'name;ort\r"A\nB";Halle\r\nC;Jena\n\nD;Gera')
    assert [(line.number, line.cells[0]) for line in sheet.lines] == [(2, "A\nB"), (4, "C"), (6, "D")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        ("\ufeff;;;\n".encode(), "empty"),
        (b"name;ort\nA\x00;B\n", "zero_bytes"),
        (b"name;ort\n\x81\x8d;B\n", "encoding"),
        (b'name;ort\n"A;B\nC;D\n', "broken_csv"),
        (b'name;ort\n"' + b"x" * 200_000 + b'";D\n', "broken_csv"),
        ((";".join(f"c{n}" for n in range(10_000)) + "\n").encode(), "columns"),
        (b"name\n" + b"x\n" * 20_001, "rows"),
        (b"x" * (MOST_BYTES + 1), "too_large"),
        (b"%PDF-1.7", "not_text"),
        (b"\xd0\xcf\x11\xe0old excel", "old_excel"),
        (b"PK\x03\x04 not a zip", "broken_xlsx"),
        (b"[" * 100_000, "deep_json"),
        (b'{"name": ', "broken_json"),
        (b'[{"name": ' + b"9" * 5000 + b"}]", "broken_json"),
        (b"[]", "no_services"),
        (b'{"contents": "x"}', "no_services"),
        (b"[1, 2]", "no_services"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_by_its_reason(content, code):
    assert refused(content) == code


def test_equal_and_empty_headers_get_numbers():
    sheet = read_file(b"name;name;;ort\nA;B;C;D\n")
    assert sheet.headers == ["name", "name (2)", "(3)", "ort"]
    assert sheet.hints == [["same_headers", {"header": "name"}]]


def test_a_workbook_is_read_as_typed():
    content = workbook(
        ["name", "plz", "since", "free", "weeks"], ["A", 50667.0, datetime.datetime(2026, 1, 2), True, 2.5]
    )
    assert table_of(content)[1] == [["A", "50667", "2026-01-02", "yes", "2.5"]]


def test_a_formula_is_never_calculated():
    sheet = read_file(workbook(["name", "ort"], ["A", "=1+1"]))
    assert ["formulas", {}] in sheet.hints
    assert [line.cells for line in sheet.lines] == [["A"]]


def test_the_first_sheet_with_rows_is_read_and_named():
    sheet = read_file(workbook(Two=[["name"], ["B"]]))
    assert [line.cells[0] for line in sheet.lines] == ["B"]
    assert ["one_sheet", {"number": 2, "sheet": "Two"}] in sheet.hints


def test_merged_cells_keep_their_first_value():
    book = Workbook()
    book.active.append(["name", "ort"])
    book.active.append(["A", "Halle"])
    book.active.append([None, "Jena"])
    book.active.merge_cells("A2:A3")
    file = io.BytesIO()
    book.save(file)
    sheet = read_file(file.getvalue())
    assert ["merged", {}] in sheet.hints
    assert [line.cells[0] for line in sheet.lines] == ["A", ""]


def bomb(declared: int | None = None) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _piece in range(70):
                part.write(b"0" * 1024 * 1024)
    content = file.getvalue()
    if declared is not None:  # lie in the directory: 70 MB become a few bytes
        real, lie = (70 * 1024 * 1024).to_bytes(4, "little"), declared.to_bytes(4, "little")
        content = content.replace(real, lie)
    return content


def test_a_zip_bomb_is_not_opened():
    assert len(bomb()) < 200_000
    assert refused(bomb()) == "bomb"


def test_a_zip_bomb_that_lies_about_its_size_is_not_opened_either():
    assert refused(bomb(declared=10)) in {"bomb", "broken_xlsx"}


def test_another_archive_is_no_workbook():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "x")
    assert refused(file.getvalue()) == "not_text"


def test_entities_in_a_workbook_are_not_expanded():
    content, file = workbook(["name"], ["A"]), io.BytesIO()
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "AAAA"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.infolist():
            is_sheet = part.filename.endswith("sheet1.xml")
            new.writestr(part.filename, evil + old.read(part) if is_sheet else old.read(part))
    assert refused(file.getvalue()) == "broken_xlsx"


@pytest.mark.parametrize(
    "document",
    [
        [{"name": "A", "phones": 7, "languages": [None, {"code": 5}], "schedules": {"a": 1}}],
        {"contents": [{"name": "A"}, 5, None]},
        {"services": [{"name": "A", "service_at_locations": [{"location": {"addresses": "x"}}]}]},
        {"id": "x", "name": "A", "organization": [], "attributes": [{"taxonomy_term": 3}]},
    ],
)
def test_hsds_of_other_types_than_specified_is_read_as_empty(document):
    headers, rows = table_of(json.dumps(document).encode())
    assert rows[0][headers.index("name")] == "A"


# --- the same through the pages


@pytest.mark.django_db
def test_every_refusal_is_a_page_with_the_sentence(cast, opened):
    job = Import(cast.directory_editor)
    for content, words in [(b"", "empty"), (b"%PDF-1", "CSV"), (b"name\n", "line"), (b"name;x\n\x81;\n", "UTF-8")]:
        answer = job.upload(content)
        assert answer.status_code == 422
        assert words in answer.content.decode() or "<html" in answer.content.decode()
    with opened("ST"):
        assert not ImportRun.objects.exists()


@pytest.mark.django_db
def test_100_mb_are_refused_and_never_held_in_memory(cast):
    import tracemalloc

    from django.test.client import BOUNDARY, MULTIPART_CONTENT

    job = Import(cast.directory_editor)
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n'
        "Content-Type: text/csv\r\n\r\n"
    ).encode()
    tail = f"\r\n--{BOUNDARY}--\r\n".encode()

    class Body(io.RawIOBase):
        """100 MB that exist only while they are read."""

        left, parts = 100 * 1024 * 1024, [head]

        def readable(self):
            return True

        def readinto(self, into):
            if self.parts:
                piece = self.parts.pop()
            elif self.left:
                piece = b"x" * min(self.left, len(into))
                self.left -= len(piece)
            else:
                return 0
            into[: len(piece)] = piece
            return len(piece)

    tracemalloc.start()
    answer = job.client.generic(
        "POST", "/directory/import/", CONTENT_TYPE=MULTIPART_CONTENT,
        **{"wsgi.input": io.BufferedReader(Body()), "CONTENT_LENGTH": str(len(head) + 100 * 1024 * 1024 + len(tail))},
    )  # fmt: skip
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert answer.status_code == 413
    assert "10 MB" in answer.content.decode()
    assert peak < 50 * 1024 * 1024


@pytest.mark.django_db
def test_an_upload_without_its_csrf_token_is_refused(cast):
    job = Import(cast.directory_editor)
    job.client.handler.enforce_csrf_checks = True
    assert job.upload(csv_of("1;A;;;;;;;")).status_code == 403


@pytest.mark.django_db
def test_odd_values_never_break_a_run(cast):
    job = Import(cast.directory_editor)
    run = job.preview(
        csv_of(
            f"1;{'x' * 300};;;;", "2;B;nan;inf;9999999999999999999999;-1", "3;C;48,1;11,5;18;17", "4;D;48.1;;;",
            "5;=cmd|' /C calc'!A0;1e5;3;٣;½", header="id;name;lat;lon;ab alter;bis alter\n",
        ),
    )  # fmt: skip
    assert run.status == "preview"
    assert {row.line: row.kind for row in job.rows()} == {
        2: "rejected", 3: "rejected", 4: "rejected", 5: "new", 6: "rejected",
    }  # fmt: skip
