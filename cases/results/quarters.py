"""Calendar quarters. Pure."""

from datetime import date, timedelta


def first_day(day: date) -> date:
    """The first day of the quarter in which the day lies.

    >>> first_day(date(2026, 11, 22)), last_day(date(2026, 11, 22))
    (datetime.date(2026, 10, 1), datetime.date(2026, 12, 31))
    """
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def last_day(day: date) -> date:
    """The last day of that quarter."""
    in_the_last_month = first_day(day) + timedelta(days=70)
    return (in_the_last_month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
