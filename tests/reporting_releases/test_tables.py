"""From records to cells: counting, the floor of persons, the gate of sparsity, seldom languages."""

import pytest

from streetwork.reporting.releases.menu import MENU, TABLES, tables_of
from streetwork.reporting.releases.perturbation import perturbed
from streetwork.reporting.releases.tables import (
    Counted,
    Record,
    cells_of,
    counted,
    fold_languages,
    is_too_sparse,
    published,
)

CROSSED = TABLES["quarter-state-language"]
TOTAL = TABLES["month-total"]


def record(key=1, person=None, state="ST", language="ro", topic="work", platform="facebook"):
    return Record(key, person if person is not None else object(), state, language, topic, platform)


def test_the_menu_is_the_one_of_the_specification():
    assert [table.key for table in tables_of("month")] == [
        "month-total", "month-state", "month-language", "month-topic", "month-platform",
    ]  # fmt: skip
    for kind in ("quarter", "year"):
        assert [table.key for table in tables_of(kind)] == [
            f"{kind}-state-language", f"{kind}-state-topic", f"{kind}-language-topic", f"{kind}-language-platform",
        ]  # fmt: skip
    assert len(MENU) == len(TABLES) == 13
    assert tables_of("half") == ()


def test_entries_are_counted_by_row_and_column():
    records = [record(), record(), record(), *(record(language="pl") for _ in range(4)), record(state="NW")]

    assert {place: cell.number for place, cell in counted(CROSSED, records).items()} == {
        ("ST", "ro"): 3, ("ST", "pl"): 4, ("NW", "ro"): 1,
    }  # fmt: skip


def test_a_table_of_one_dimension_has_no_column_and_the_total_has_neither():
    records = [record(platform="tiktok"), record(), record()]

    assert set(counted(TABLES["month-platform"], records)) == {("tiktok", ""), ("facebook", "")}
    assert set(counted(TOTAL, records)) == {("", "")}


@pytest.mark.parametrize(("persons", "told"), [(1, 1), (2, 2), (3, 12), (4, 12)])
def test_a_cell_of_fewer_than_three_persons_counts_persons(persons, told):
    records = [record(person=number % persons) for number in range(12)]

    assert counted(TOTAL, records)["", ""].number == told


def test_the_key_of_a_cell_is_of_all_its_entries_even_where_persons_are_counted():
    records = [record(key=2**32 - 1, person="a"), record(key=6, person="a")]

    assert counted(TOTAL, records)["", ""] == Counted(1, 5)


def test_the_same_records_give_the_same_cells_in_every_table():
    records = [record(key=number * 977_777_777 % 2**32) for number in range(30)]
    by_state = cells_of(TABLES["month-state"], records)["ST", ""]

    assert by_state == cells_of(CROSSED, reversed(records))["ST", "ro"] == cells_of(TOTAL, records)["", ""]


def test_what_becomes_0_is_not_stored_and_the_rest_is_perturbed():
    assert published({("ST", "ro"): Counted(1, 0), ("ST", "pl"): Counted(40, 2**31)}) == {
        ("ST", "pl"): perturbed(40, 2**31)
    }


@pytest.mark.parametrize(
    ("counts", "sparse"),
    [
        ([], False), ([1], True), ([3], False), ([1, 5, 5], False), ([1, 2, 5, 5, 5], True),
        ([2, 2, 5, 5, 5, 5], False), ([2, 2, 5, 5, 5], True), ([1, 0, 0, 0, 5], True),
    ],
)  # fmt: skip
def test_a_table_is_withheld_when_more_than_a_third_of_its_cells_are_1_or_2(counts, sparse):
    assert is_too_sparse(counts) is sparse


def test_languages_of_fewer_than_100_entries_a_year_are_folded():
    assert fold_languages({"de": 1000, "ro": 100, "pl": 99, "vi": 1}) == {"pl", "vi"}
