"""Calendar periods: what lies before and after, how they are cut, and what they are called."""

from datetime import date

import pytest

from streetwork.reporting.figures.cells import buckets
from streetwork.reporting.figures.reading import split
from streetwork.reporting.periods import Period, period_of

SPRING = Period(date(2026, 3, 15), date(2026, 5, 31))


@pytest.mark.parametrize(
    ("kind", "first", "last", "code"),
    [
        ("month", date(2026, 5, 1), date(2026, 5, 31), "2026-05"),
        ("quarter", date(2026, 4, 1), date(2026, 6, 30), "2026-Q2"),
        ("half", date(2026, 1, 1), date(2026, 6, 30), "2026-H1"),
        ("year", date(2026, 1, 1), date(2026, 12, 31), "2026"),
    ],
)
def test_a_day_lies_in_one_period_of_each_kind(kind, first, last, code):
    period = period_of(date(2026, 5, 3), kind)
    assert (period.first, period.last, period.code) == (first, last, code)
    assert period.before.after == period.after.before == period


def test_the_quarter_before_the_first_is_the_fourth_of_the_year_before():
    assert period_of(date(2026, 2, 1), "quarter").before.code == "2025-Q4"


def test_before_chosen_days_come_as_many_others():
    assert SPRING.before == Period(date(2025, 12, 27), date(2026, 3, 14))
    assert SPRING.before.days == SPRING.days
    assert SPRING.after.first == date(2026, 6, 1)


def test_a_year_earlier_the_end_of_february_stays_its_end():
    assert Period(date(2024, 2, 1), date(2024, 2, 29)).year_before == Period(date(2023, 2, 1), date(2023, 2, 28))
    assert Period(date(2025, 2, 1), date(2025, 2, 28)).year_before.last == date(2024, 2, 29)


def test_parts_at_the_edges_are_cut():
    assert [(part.first, part.last, part.kind) for part in SPRING.parts("month")] == [
        (date(2026, 3, 15), date(2026, 3, 31), ""),
        (date(2026, 4, 1), date(2026, 4, 30), "month"),
        (date(2026, 5, 1), date(2026, 5, 31), "month"),
    ]


def test_an_unknown_kind_of_period_is_an_error():
    with pytest.raises(KeyError):
        period_of(date(2026, 5, 3), "fortnight")


@pytest.mark.parametrize(
    ("period", "months", "edges"),
    [
        (SPRING, [(4, 1, 5, 31)], [(3, 15, 3, 31)]),
        (Period(date(2026, 3, 1), date(2026, 3, 31)), [(3, 1, 3, 31)], []),
        (Period(date(2026, 3, 1), date(2026, 3, 30)), [], [(3, 1, 3, 30)]),
        (Period(date(2026, 3, 2), date(2026, 4, 29)), [], [(3, 2, 4, 29)]),
        (Period(date(2026, 3, 2), date(2026, 5, 2)), [(4, 1, 4, 30)], [(3, 2, 3, 31), (5, 1, 5, 2)]),
    ],
)
def test_whole_months_are_read_as_months_and_the_rest_by_day(period, months, edges):
    def told(spans):
        return [(each.first.month, each.first.day, each.last.month, each.last.day) for each in spans]

    assert [told(spans) for spans in split(period)] == [months, edges]


def test_a_period_to_the_end_of_the_year_knows_its_last_month():
    months, edges = split(Period(date(2026, 11, 20), date(2026, 12, 31)))
    assert (months, edges) == (
        [Period(date(2026, 12, 1), date(2026, 12, 31))],
        [Period(date(2026, 11, 20), date(2026, 11, 30))],
    )


@pytest.mark.parametrize(
    ("bucket", "expected"),
    [
        ("week", [date(2026, 3, 30), date(2026, 4, 6)]),
        ("day", [date(2026, 4, day) for day in range(1, 8)]),
        ("half", [date(2026, 1, 1)]),
        ("", []),
    ],
)
def test_buckets_begin_where_the_calendar_begins_them(bucket, expected):
    assert buckets(Period(date(2026, 4, 1), date(2026, 4, 7)), bucket) == expected
