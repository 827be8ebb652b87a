"""Calendar periods in local days: months, quarters, half-years, years. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from streetwork.reporting.enums import PeriodKind

DAY = timedelta(days=1)
MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}


@dataclass(frozen=True, order=True)
class Period:
    """Days from `first` to `last`, both included; `kind` is "" for days that somebody chose."""

    first: date
    last: date
    kind: str = ""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "Period":
        """The period of the same length just before: the quarter before a quarter, 10 days before 10 days."""
        if self.kind:
            return period_of(self.first - DAY, self.kind)
        return Period(self.first - self.days * DAY, self.first - DAY)

    @property
    def year_before(self) -> "Period":
        """The same days a year earlier; 29 February becomes the 28th."""
        return Period(_a_year_earlier(self.first), _a_year_earlier(self.last), self.kind)

    @property
    def after(self) -> "Period":
        """The next calendar period of the kind, or as many days."""
        if self.kind:
            return period_of(self.last + DAY, self.kind)
        return Period(self.last + DAY, self.last + self.days * DAY)

    @property
    def in_whole_months(self) -> "Period":
        """Widened to whole calendar months."""
        return Period(first_of_month(self.first), last_of_month(self.last), self.kind)

    @property
    def code(self) -> str:
        """A short name for addresses and the API: 2026, 2026-H1, 2026-Q2, 2026-05, or 2026-05-03_2026-06-02.

        >>> period_of(date(2026, 5, 3), "quarter").code
        '2026-Q2'
        """
        year, month = self.first.year, self.first.month
        return {
            PeriodKind.YEAR: f"{year}",
            PeriodKind.HALF: f"{year}-H{(month + 5) // 6}",
            PeriodKind.QUARTER: f"{year}-Q{(month + 2) // 3}",
            PeriodKind.MONTH: f"{year}-{month:02d}",
        }.get(self.kind, f"{self.first}_{self.last}")

    def parts(self, kind: str) -> Iterator["Period"]:
        """The calendar periods of the kind that touch this one, in order, each cut to it."""
        part = period_of(self.first, kind)
        while part.first <= self.last:
            inside = Period(max(part.first, self.first), min(part.last, self.last))
            yield part if inside.days == part.days else inside
            part = part.after

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        year, month = self.first.year, self.first.month
        if self.kind == PeriodKind.YEAR:
            return str(year)
        if self.kind == PeriodKind.HALF:
            return _("%(number)s. half-year %(year)s") % {"number": (month + 5) // 6, "year": year}
        if self.kind == PeriodKind.QUARTER:
            return _("%(number)s. quarter %(year)s") % {"number": (month + 2) // 3, "year": year}
        if self.kind == PeriodKind.MONTH:
            return date_format(self.first, "F Y")
        return f"{date_format(self.first, 'SHORT_DATE_FORMAT')} – {date_format(self.last, 'SHORT_DATE_FORMAT')}"


@lru_cache(maxsize=4096)
def period_of(day: date, kind: str) -> Period:
    """The calendar period of the kind in which the day lies. Raises KeyError for an unknown kind."""
    length = MONTHS[PeriodKind(kind)] if kind in PeriodKind.values else MONTHS[kind]
    first = day.replace(month=(day.month - 1) // length * length + 1, day=1)
    end = first.month + length
    after = first.replace(year=first.year + (end - 1) // 12, month=(end - 1) % 12 + 1)
    return Period(first, after - DAY, PeriodKind(kind))


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def last_of_month(day: date) -> date:
    return period_of(day, PeriodKind.MONTH).last


def _a_year_earlier(day: date) -> date:
    """The last day of February stays the last day of February."""
    if day.month == 2 and last_of_month(day) == day:
        return last_of_month(date(day.year - 1, 2, 1))
    return day.replace(year=day.year - 1)
