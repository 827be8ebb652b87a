"""When which period is frozen."""

from datetime import date

import pytest

from streetwork.reporting.periods import period_of
from streetwork.reporting.releases.calendar import closed_periods, closes_on, next_period


@pytest.mark.parametrize(
    ("kind", "day", "closes"),
    [
        ("month", date(2026, 1, 31), date(2026, 2, 15)),
        ("month", date(2026, 12, 1), date(2027, 1, 15)),
        ("quarter", date(2026, 5, 1), date(2026, 7, 15)),
        ("quarter", date(2026, 10, 1), date(2027, 1, 15)),
        ("year", date(2026, 10, 1), date(2027, 3, 31)),
    ],
)
def test_periods_close_on_their_day(kind, day, closes):
    assert closes_on(period_of(day, kind)) == closes


def test_nothing_is_published_of_half_years():
    with pytest.raises(ValueError, match="No statistics"):
        closes_on(period_of(date(2026, 5, 1), "half"))


def test_a_period_is_closed_from_its_day_on_and_not_before():
    def codes(today):
        return [each.code for each in closed_periods(date(2026, 4, 20), today)]

    assert codes(date(2026, 5, 14)) == []
    assert codes(date(2026, 5, 15)) == ["2026-04"]
    assert codes(date(2026, 7, 14)) == ["2026-04", "2026-05"]
    assert codes(date(2026, 7, 15)) == ["2026-04", "2026-05", "2026-06", "2026-Q2"]
    assert "2026" not in codes(date(2027, 3, 30))
    assert codes(date(2027, 3, 31))[-1] == "2026"


def test_a_mistyped_year_opens_no_release_of_that_time():
    first = next(closed_periods(date(1990, 1, 1), date(2026, 11, 20)))

    assert first.first == date(2016, 1, 1)


@pytest.mark.parametrize(
    ("kind", "today", "code"),
    [
        ("month", date(2026, 11, 14), "2026-10"), ("month", date(2026, 11, 15), "2026-11"),
        ("quarter", date(2026, 10, 14), "2026-Q3"), ("quarter", date(2026, 10, 15), "2026-Q4"),
        ("year", date(2026, 3, 30), "2025"), ("year", date(2026, 3, 31), "2026"),
    ],
)  # fmt: skip
def test_next_is_the_period_that_closes_after_today(kind, today, code):
    assert next_period(kind, today).code == code
