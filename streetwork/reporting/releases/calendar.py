"""When which period is frozen. Pure.

A month closes on the 15th of the next one, a quarter with its last month, a year on 31 March of the next.
"""

from collections.abc import Iterator
from datetime import date

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.periods import Period, period_of
from streetwork.reporting.releases.menu import PUBLISHED_KINDS

MONTH_CLOSES_ON = 15
YEARS_BACK = 10  # nothing older is published: a mistyped date must not open a release of 1990


def closes_on(period: Period) -> date:
    """The local day on which the period is frozen, early in the morning. Raises ValueError for a half-year."""
    after = period.after.first
    if period.kind == PeriodKind.YEAR:
        return date(after.year, 3, 31)
    if period.kind in (PeriodKind.MONTH, PeriodKind.QUARTER):
        return after.replace(day=MONTH_CLOSES_ON)
    raise ValueError(f"No statistics are published for {period.kind or 'chosen days'}.")


def closed_periods(earliest: date, today: date) -> Iterator[Period]:
    """All periods from the one of the earliest day that are closed by today, in the order in which they close."""
    earliest = max(earliest, date(today.year - YEARS_BACK, 1, 1))
    found = [period for kind in PUBLISHED_KINDS for period in _since(earliest, today, kind)]
    return iter(sorted(found, key=lambda period: (closes_on(period), period.days, period.first)))


def next_period(kind: str, today: date) -> Period:
    """The period of the kind that closes next, after today."""
    period = period_of(today, kind)
    while closes_on(period.before) > today:
        period = period.before
    return period


def _since(earliest: date, today: date, kind: PeriodKind) -> Iterator[Period]:
    period = period_of(earliest, kind)
    while closes_on(period) <= today:
        yield period
        period = period.after
