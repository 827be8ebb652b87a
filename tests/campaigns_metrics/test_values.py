"""Cells of exports: numbers, moments, ids; what is unclear is refused."""

from datetime import datetime

import pytest

from campaigns.metrics.imports.values import (
    DAY_FIRST,
    MONTH_FIRST,
    NotAMoment,
    NotANumber,
    moment,
    order_of,
    post_id,
    whole_number,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4389", 4389), ("4,389", 4389), ("4.389", 4389), ("4 389", 4389), ("4\u202f389", 4389), ("1’234’567", 1234567),
        (" 0 ", 0), ("12.0", 12), ("12,00", 12), ("1.234.567", 1234567),
    ],
)  # fmt: skip
def test_whole_numbers_are_read_with_any_separator(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "1.5", "1,2345", "12,34,567", "1.234,567", "-1", "1e5", "٣", "1" * 16, "1" * 10_000, "NaN", "1.22E+17"]
)
def test_what_is_no_whole_number_is_refused(text):
    with pytest.raises(NotANumber):
        whole_number(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1.22158E+17", "scientific"), ("1,22158E+17", "scientific"), ("122158000000000000", "rounded"),
        ("122158000000000001", ""), ("123456789012345", ""), ("100000000000000", ""), ('="122158000000000001"', ""),
    ],
)  # fmt: skip
def test_ids_that_a_spreadsheet_damaged_are_told(text, problem):
    found = post_id(text)
    assert found.problem == problem
    assert bool(found.value) == (not problem)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("06/07/2025 20:28", MONTH_FIRST, datetime(2025, 6, 7, 20, 28)),
        ("06/07/2025 20:28", DAY_FIRST, datetime(2025, 7, 6, 20, 28)),
        ("6/7/2025, 8:28 PM", MONTH_FIRST, datetime(2025, 6, 7, 20, 28)),
        ("07.06.2025 20:28", MONTH_FIRST, datetime(2025, 6, 7, 20, 28)),
        ("2025-05-01T00:00:00", DAY_FIRST, datetime(2025, 5, 1)),
    ],
)
def test_moments_are_read_as_they_are_written(text, order, expected):
    assert moment(text, order) == expected


@pytest.mark.parametrize(
    "text", ["", "28/02/2025", "02/30/2025", "gestern", "2025-13-01", "99999", "1/1/99999", "\x00"]
)
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(NotAMoment):
        moment(text)


def test_the_order_is_the_months_unless_the_dates_say_otherwise():
    assert order_of(["06/07/2025", "11/28/2025"]) == MONTH_FIRST
    assert order_of(["06/07/2025", "28/11/2025"]) == DAY_FIRST
    assert order_of(["06/07/2025"]) == MONTH_FIRST
