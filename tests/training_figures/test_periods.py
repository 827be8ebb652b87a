from datetime import date

import pytest

from training.figures.periods import Span, quarter_of, span_of


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
