"""Tables of messages as CSV."""

import pytest

from cases.listening.enums import Format
from cases.listening.readers import BadFile, columns_of
from tests.listening.exports import CSV, all_of

MAPPING = {"text": "was", "date": "wann", "space": "wo"}


def read(content, mapping=MAPPING):
    return all_of(content if isinstance(content, bytes) else content.encode(), Format.CSV, mapping=mapping)


def test_rows_are_read_by_the_mapping():
    messages, tally = read(CSV)
    assert [(message.text, message.space_name) for message in messages] == [
        ("Wo melde ich\nmich an?", "Gruppe"),
        ("Danke", ""),
    ]
    assert [message.at.isoformat() for message in messages] == [
        "2025-05-05T08:05:00+02:00",
        "2025-05-06T00:00:00+02:00",
    ]
    assert tally == {"ragged": 1}


def test_columns_are_shown_with_samples():
    assert [(column.header, column.samples) for column in columns_of(CSV.encode())] == [
        ("wer", ["Anna Beispiel", "Ion Exemplu", "kurz"]),
        ("wann", ["05.05.2025 08:05", "06.05.2025"]),
        ("was", ["Wo melde ich\nmich an?", "Danke"]),
        ("wo", ["Gruppe"]),
    ]


def test_a_beginning_that_is_cut_off_within_a_cell_shows_its_columns():
    many = CSV + 'x;1.1.2025;"nicht zu Ende' + "\nweiter" * 50
    assert [column.header for column in columns_of(many.encode())] == ["wer", "wann", "was", "wo"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_dialects(encoding, delimiter, ending):
    rows = ["id;was", "1;Prüfung läuft", '2;"a, b; c\td"']
    content = ending.join(row.replace(";", delimiter, 1) for row in rows) + ending
    assert [message.text for message in read(content.encode(encoding), {"text": "was"})[0]] == [
        "Prüfung läuft",
        "a, b; c\td",
    ]


@pytest.mark.parametrize(
    ("dates", "order", "expected"),
    [
        (["2025-05-04", "2025-05-04T08:00:00Z", "2025-05-04 08:00:00+02:00"], None, [(5, 4)] * 3),
        (["04.05.2025", "4.5.25 08:00", "04.05.2025, 08:00:01"], None, [(5, 4)] * 3),
        (["05/04/2025", "05/13/2025"], None, [(5, 4), (5, 13)]),
        (["05/04/2025", "13/04/2025"], None, [(4, 5), (4, 13)]),
        (["05/04/2025 8:00 AM"], None, [(5, 4)]),
        (["05/04/2025"], "month", [(5, 4)]),
        (["05/04/2025"], "day", [(4, 5)]),
        (["1746352800", "1746352800000"], None, [(5, 4)] * 2),
    ],
)
def test_dates_in_the_forms_of_tables(dates, order, expected):
    content = "was;wann\n" + "".join(f"Text;{date}\n" for date in dates)
    messages, _ = read(content, {"text": "was", "date": "wann", "date_order": order})
    assert [(message.at.month, message.at.day) for message in messages] == expected


@pytest.mark.parametrize("date", ["", "gestern", "99.99.2025", "31.02.2025", "1" * 400, "0", "٠٠.٠٠.٠٠٠٠"])
def test_a_date_that_cannot_be_read_costs_the_date_only(date):
    (message,), tally = read(f"was;wann;wo\nText;{date};\n")
    assert (message.at, tally["no_date"]) == (None, 1)


@pytest.mark.parametrize("chosen", [2, "2"])
def test_columns_can_be_chosen_by_number(chosen):
    assert read(CSV, {"text": chosen})[0][1].text == "Danke"


def test_a_table_without_headers_names_its_columns_by_letters():
    content = "05.05.2025;Wo?\n06.05.2025;Hier\n"
    assert [column.header for column in columns_of(content.encode())] == ["A", "B"]
    assert [message.text for message in read(content, {"text": "B", "date": "A"})[0]] == ["Wo?", "Hier"]


@pytest.mark.parametrize("mapping", [
    None, {}, {"text": ""}, {"text": "fehlt"}, {"text": 99}, {"text": "9" * 99}, {"text": "was", "date": "fehlt"},
    {"text": -1}, {"text": True}, {"text": ["was"]},
])  # fmt: skip
def test_a_mapping_that_does_not_fit_is_refused(mapping):
    with pytest.raises(BadFile) as problem:
        read(CSV, mapping)
    assert problem.value.code == "mapping"


def test_a_quotation_mark_without_end_says_the_line_it_began_in():
    content = "was;wann;wo\nText;;\n" + 'Noch;"offen\n' + "x" * 50 + "\n" + "weiter\n" * 40_000
    with pytest.raises(BadFile) as problem:
        read(content)
    assert (problem.value.code, problem.value.values) == ("csv_quote", {"line": 3})


def test_too_many_columns_are_refused():
    with pytest.raises(BadFile) as problem:
        read(";" * 600 + "\n")
    assert problem.value.code == "empty"
    with pytest.raises(BadFile) as problem:
        read("a;" * 600 + "\n")
    assert problem.value.code == "csv_columns"


def test_nul_bytes_are_dropped():
    assert [message.text for message in read(b"was;wann;wo\nTe\0xt;;\n")[0]] == ["Text"]
