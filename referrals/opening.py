"""Opening hours in words of the reader's language."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from referrals.hours import DAYS, Hours, OtherTimes, Span, clock

SOON = timedelta(days=60)


@dataclass(frozen=True)
class Day:
    """One row of the weekly table. `times` is empty on a closed day."""

    name: str
    times: list[str]
    is_today: bool


@dataclass(frozen=True)
class Exceptional:
    """Days with other times, or none (closed)."""

    when: str
    times: list[str]
    note: str


@dataclass(frozen=True)
class Opening:
    """What a page says of hours. `state` is a sentence about this moment; empty without a weekly table."""

    is_open: bool
    state: str
    week: list[Day]
    exceptions: list[Exceptional]
    by_appointment: bool

    def __bool__(self) -> bool:
        return bool(self.week or self.by_appointment)


def opening_of(hours: Hours, now: datetime | None = None) -> Opening:
    """`now` is a local moment; by default this one."""
    now = now or timezone.localtime()
    today = now.date()
    week = [
        Day(
            str(WEEKDAYS[number]).capitalize(),
            [span.text for span in hours.weekly.get(day, ())],
            number == today.weekday(),
        )
        for number, day in enumerate(DAYS)
    ]
    coming = [each for each in hours.upcoming_exceptions(today) if each.first <= today + SOON]
    return Opening(
        is_open=hours.is_open(now),
        state=state_of(hours, now) if hours.weekly else "",
        week=week if hours.weekly else [],
        exceptions=[_exceptional(each) for each in coming],
        by_appointment=hours.by_appointment,
    )


def state_of(hours: Hours, now: datetime) -> str:
    """Open until when, or from when again."""
    minute = now.hour * 60 + now.minute
    open_until = next((span.closes for span in hours.on(now.date()) if span.opens <= minute < span.closes), None)
    if open_until is not None:
        return _("Open now until %(time)s") % {"time": clock(open_until)}
    following = hours.next_opening(now)
    if following is None:
        return _("Closed now")
    day, span = following
    return _opens(day, span, now)


def _opens(day, span: Span, now: datetime) -> str:
    ahead = (day - now.date()).days
    time = clock(span.opens)
    if ahead == 0:
        return _("Closed now, opens today at %(time)s") % {"time": time}
    if ahead == 1:
        return _("Closed now, opens tomorrow at %(time)s") % {"time": time}
    return _("Closed now, opens again on %(day)s at %(time)s") % {
        "day": date_format(day, "MONTH_DAY_FORMAT"),
        "time": time,
    }


def _exceptional(each: OtherTimes) -> Exceptional:
    when = date_format(each.first, "DATE_FORMAT")
    if each.last != each.first:
        when = f"{when} – {date_format(each.last, 'DATE_FORMAT')}"
    return Exceptional(when, [span.text for span in each.spans], each.note)
