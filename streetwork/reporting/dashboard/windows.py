"""Which days are counted, and with which days they are compared. Pure.

A running period is compared fairly: with as many days of the earlier one. Who does not see exact numbers gets whole
calendar months alone, those that are over; only when a period has none of them yet, the running month.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.periods import DAY, Period, first_of_month, last_of_month, period_of

LAST_12, OWN = "last_12", "own"
MOST_YEARS = 10
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)


class Named(TextChoices):
    """The periods by name; `_before` ones are over."""

    THIS_MONTH = "this_month", _("this month")
    LAST_MONTH = "last_month", _("last month")
    THIS_QUARTER = "this_quarter", _("this quarter")
    LAST_QUARTER = "last_quarter", _("last quarter")
    THIS_HALF = "this_half", _("this half-year")
    LAST_HALF = "last_half", _("last half-year")
    THIS_YEAR = "this_year", _("this year")
    LAST_YEAR = "last_year", _("last year")
    LAST_12 = LAST_12, _("last 12 months")
    OWN = OWN, _("own days")


class Compare(TextChoices):
    BEFORE = "before", _("the period before")
    YEAR = "year", _("the year before")
    NOTHING = "nothing", _("nothing")


@dataclass(frozen=True)
class Window:
    """`is_cut`: the period is not over, both are counted as far as it has come. `is_uneven`: a running month stands
    beside a whole one.
    """

    period: Period
    compared: Period | None = None
    is_cut: bool = False
    is_uneven: bool = False


def named_period(name: str, today: date) -> Period:
    """The whole period; an unknown name is the running half-year.

    >>> named_period("last_quarter", date(2026, 2, 3)).code
    '2025-Q4'
    """
    if name == LAST_12:
        first = months_earlier(first_of_month(today), 11)
        return Period(first, last_of_month(today))
    which, _space, kind = name.partition("_")
    kind = kind if kind in PeriodKind.values else PeriodKind.HALF
    running = period_of(today, kind)
    return running.before if which == "last" else running


def window_of(period: Period, *, today: date, compare: str, exactly: bool) -> Window:
    """The days to count of a period and of the one it is compared with."""
    return _by_days(period, today, compare) if exactly else _by_months(period.in_whole_months, today, compare)


def _by_days(period: Period, today: date, compare: str) -> Window:
    cut = period.first <= today < period.last
    shown = Period(period.first, today) if cut else period
    if compare == Compare.YEAR:
        return Window(shown, shown.year_before, cut)
    if compare != Compare.BEFORE:
        return Window(shown, None, cut)
    earlier = before(period)
    if cut:
        earlier = Period(earlier.first, min(earlier.last, earlier.first + (shown.days - 1) * DAY))
    return Window(shown, earlier, cut)


def _by_months(period: Period, today: date, compare: str) -> Window:
    over = first_of_month(today) - DAY
    if period.last <= over or period.first > today:
        return Window(period, _compared(period, period, compare))
    if period.first > over:
        shown = Period(period.first, last_of_month(period.first))
        return Window(shown, _compared(period, shown, compare), is_cut=period.last > shown.last, is_uneven=True)
    shown = Period(period.first, over)
    return Window(shown, _compared(period, shown, compare), is_cut=True)


def _compared(period: Period, shown: Period, compare: str) -> Period | None:
    """Whole months, as many as are shown."""
    if compare == Compare.YEAR:
        return shown.year_before
    if compare != Compare.BEFORE:
        return None
    earlier = before(period)
    if shown == period:
        return earlier
    return Period(earlier.first, last_of_month(months_earlier(earlier.first, 1 - _months(shown))))


def before(period: Period) -> Period:
    """The period just before: whole months before whole months, days before days."""
    if period.kind or period != period.in_whole_months:
        return period.before
    return Period(months_earlier(period.first, _months(period)), period.first - DAY)


def last_twelve_whole(today: date) -> Period:
    """The twelve calendar months before the running one."""
    first = first_of_month(today)
    return Period(months_earlier(first, 12), first - DAY)


def bucket_of(period: Period, *, exactly: bool) -> str:
    """Into which parts a period is cut where it is drawn over time: day, week or month."""
    if not exactly or period.days > 130:
        return "month"
    return "day" if period.days <= 31 else "week"


def bounded(day: date) -> date:
    """Within the years that there may be contacts of."""
    return max(EARLIEST, min(LATEST, day))


def _months(period: Period) -> int:
    return (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1


def months_earlier(first: date, number: int) -> date:
    month = first.year * 12 + first.month - 1 - number
    return date(month // 12, month % 12 + 1, 1)
