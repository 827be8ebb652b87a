from datetime import date

import pytest

from training.figures.periods import PERIODS, Span, half_of, quarter_of, span_of


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("this_year", date(2026, 1, 1), date(2026, 12, 31)),
        ("last_year", date(2025, 1, 1), date(2025, 12, 31)),
        ("this_half", date(2026, 7, 1), date(2026, 12, 31)),
        ("last_half", date(2026, 1, 1), date(2026, 6, 30)),
        ("nonsense", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_its_days(period, first, last):
    assert span_of(period, date(2026, 11, 22)) == Span(first, last)


def test_the_half_year_before_the_first_one_lies_in_the_year_before():
    assert span_of("last_half", date(2026, 3, 1)) == Span(date(2025, 7, 1), date(2025, 12, 31))


def test_all_years_have_no_end():
    assert span_of("all", date(2026, 3, 1)) == Span(None, None)


@pytest.mark.parametrize(("month", "quarter"), [(1, 1), (3, 1), (4, 2), (9, 3), (12, 4)])
def test_quarters_are_those_of_the_calendar(month, quarter):
    assert quarter_of(date(2026, month, 15)) == f"2026 Q{quarter}"


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 6, 30), date(2028, 2, 29), date(2026, 12, 31)])
def test_a_period_is_made_of_whole_half_years(period, today):
    span = span_of(period, today)
    if period != "all":
        assert half_of(span.first).first == span.first
        assert half_of(span.last).last == span.last
