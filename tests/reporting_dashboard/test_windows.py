"""Which days stand beside which: the heart of every comparison."""

from datetime import date

import pytest

from streetwork.reporting.dashboard.windows import (
    Compare,
    bucket_of,
    last_twelve_whole,
    named_period,
    window_of,
)  # fmt: skip
from streetwork.reporting.periods import Period

TODAY = date(2026, 11, 22)


def window(name, *, compare=Compare.BEFORE, exactly=True, today=TODAY):
    return window_of(named_period(name, today), today=today, compare=compare, exactly=exactly)


def days(first, last):
    return date.fromisoformat(first), date.fromisoformat(last)


def both(found):
    compared = found.compared and (found.compared.first, found.compared.last)
    return (found.period.first, found.period.last), compared


def test_a_running_half_year_is_compared_with_as_many_days_of_the_one_before():
    found = window("this_half")

    assert both(found) == (days("2026-07-01", "2026-11-22"), days("2026-01-01", "2026-05-25"))
    assert found.period.days == found.compared.days
    assert found.is_cut


def test_a_running_period_is_never_compared_with_days_after_the_earlier_one():
    found = window("this_month", today=date(2026, 3, 30))

    assert both(found) == (days("2026-03-01", "2026-03-30"), days("2026-02-01", "2026-02-28"))


def test_a_period_that_is_over_is_compared_whole():
    found = window("last_quarter")

    assert both(found) == (days("2026-07-01", "2026-09-30"), days("2026-04-01", "2026-06-30"))
    assert not found.is_cut


def test_the_last_day_of_a_period_makes_it_whole():
    assert not window("this_month", today=date(2026, 11, 30)).is_cut


def test_with_the_year_before_the_same_days_are_counted():
    assert both(window("this_year", compare=Compare.YEAR)) == (
        days("2026-01-01", "2026-11-22"), days("2025-01-01", "2025-11-22"),
    )  # fmt: skip


@pytest.mark.parametrize("exactly", [True, False])
def test_nothing_is_compared_where_nothing_was_asked_for(exactly):
    assert window("this_half", compare=Compare.NOTHING, exactly=exactly).compared is None


def test_who_sees_no_exact_numbers_gets_whole_months_that_are_over():
    assert both(window("this_half", exactly=False)) == (
        days("2026-07-01", "2026-10-31"), days("2026-01-01", "2026-04-30"),
    )  # fmt: skip


def test_and_the_running_month_only_where_no_other_is_there_yet():
    found = window("this_month", exactly=False)

    assert both(found) == (days("2026-11-01", "2026-11-30"), days("2026-10-01", "2026-10-31"))
    assert found.is_uneven


def test_own_days_are_widened_to_whole_months_for_them():
    own = Period(date(2026, 3, 10), date(2026, 4, 2))

    found = window_of(own, today=TODAY, compare=Compare.BEFORE, exactly=False)

    assert both(found) == (days("2026-03-01", "2026-04-30"), days("2026-01-01", "2026-02-28"))


def test_own_days_are_compared_with_as_many_days_before():
    own = Period(date(2026, 3, 10), date(2026, 3, 19))

    found = window_of(own, today=TODAY, compare=Compare.BEFORE, exactly=True)

    assert both(found)[1] == days("2026-02-28", "2026-03-09")


def test_whole_months_of_a_year_before_end_with_their_month():
    leap = Period(date(2025, 2, 1), date(2025, 2, 28))

    found = window_of(leap, today=TODAY, compare=Compare.YEAR, exactly=False)

    assert both(found)[1] == days("2024-02-01", "2024-02-29")


def test_twelve_months_are_calendar_months():
    assert named_period("last_12", TODAY) == Period(date(2025, 12, 1), date(2026, 11, 30))
    assert last_twelve_whole(TODAY) == Period(date(2025, 11, 1), date(2026, 10, 31))
    assert both(window("last_12"))[1] == days("2024-12-01", "2025-11-22")


def test_an_unknown_name_is_the_running_half_year():
    assert named_period("x_y", TODAY) == named_period("this_half", TODAY)


@pytest.mark.parametrize(("last", "bucket"), [("2026-01-31", "day"), ("2026-03-31", "week"), ("2026-12-31", "month")])
def test_the_longer_the_period_the_coarser_its_course(last, bucket):
    period = Period(date(2026, 1, 1), date.fromisoformat(last))

    assert bucket_of(period, exactly=True) == bucket
    assert bucket_of(period, exactly=False) == "month"
