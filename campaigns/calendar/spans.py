"""The periods that the views of the calendar show, and how one turns the pages."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.calendar.gaps import days_between
from campaigns.calendar.timing import FIRST_DAY, in_reach, later
from streetwork.web.weeks import monday_of

WEEKS_AHEAD = (1, 2, 3, 4)


def read_day(text: str | None, today: date) -> date:
    """From `2026-11-24`; anything else, and what calendars do not reach, is today."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return today
    return day if in_reach(day) else today


@dataclass(frozen=True)
class Span:
    """`first` to `last` are the days on the page; `name` says which period that is; `on` is a day inside it."""

    first: date
    last: date
    on: date
    earlier: date
    later: date
    name: str

    @property
    def days(self) -> list[date]:
        return days_between(self.first, self.last)

    @property
    def weeks(self) -> list[list[date]]:
        days = self.days
        return [days[number : number + 7] for number in range(0, len(days), 7)]

    def has(self, day: date) -> bool:
        return self.first <= day <= self.last


def month_of(day: date, *, whole_weeks: bool = True) -> Span:
    """The month of the day; with whole weeks the days beside it are shown, too."""
    first = day.replace(day=1)
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    begin, end = (monday_of(first), monday_of(last) + timedelta(days=6)) if whole_weeks else (first, last)
    before = later(first, -1).replace(day=1)
    after = later(last, 1)
    return Span(max(begin, FIRST_DAY - timedelta(days=6)), end, day, before, after, date_format(day, "F Y"))


def weeks_of(day: date, count: int = 1) -> Span:
    """So many weeks, beginning with that of the day."""
    first = monday_of(day)
    last = first + timedelta(days=7 * count - 1)
    name = _("Week %(week)s: %(first)s – %(last)s") % {
        "week": first.isocalendar().week,
        "first": date_format(first, "j. F" if first.year == last.year else "j. F Y"),
        "last": date_format(last, "j. F Y"),
    }
    if count > 1:
        name = f"{date_format(first, 'j. F')} – {date_format(last, 'j. F Y')}"
    return Span(first, last, day, later(first, -7 * count), later(first, 7 * count), name)
