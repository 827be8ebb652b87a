from datetime import UTC, datetime

import pytest

from streetwork.delivery.periods import Period


@pytest.mark.parametrize(
    ("period", "moment", "before"),
    [
        (Period(days=90), (2026, 3, 31), (2025, 12, 31)),
        (Period(months=1), (2026, 3, 31), (2026, 2, 28)),
        (Period(months=1), (2028, 3, 31), (2028, 2, 29)),
        (Period(months=12), (2026, 1, 15), (2025, 1, 15)),
        (Period(months=24), (2026, 12, 31), (2024, 12, 31)),
        (Period(), (2026, 5, 5), (2026, 5, 5)),
    ],
)
def test_a_period_counts_back_in_days_or_calendar_months(period, moment, before):
    assert period.before(datetime(*moment, 12, tzinfo=UTC)) == datetime(*before, 12, tzinfo=UTC)
