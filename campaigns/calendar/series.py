"""Rhythms of a series, and shifting many days at once. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from campaigns.calendar.timing import LAST_DAY
from streetwork.web.weeks import monday_of

MOST = 60
MOST_WEEKS = 26
WEEK = 7


@dataclass(frozen=True)
class Rhythm:
    """Every so many weeks on the weekdays (Monday is 0), until a day (included) or so many times; `MOST` at most."""

    every_weeks: int
    weekdays: frozenset[int]
    until: date | None = None
    count: int | None = None

    def days(self, first: date) -> list[date]:
        """From `first` on; weeks are counted from the one in which it lies."""
        most = min(self.count or MOST, MOST)
        last = min(self.until or LAST_DAY, LAST_DAY)
        monday = monday_of(first)
        found: list[date] = []
        while self.weekdays and monday <= last and len(found) < most:
            week = (monday + timedelta(days=weekday) for weekday in sorted(self.weekdays))
            found += [day for day in week if first <= day <= last]
            if monday > LAST_DAY - timedelta(weeks=self.every_weeks + 1):
                break
            monday += timedelta(weeks=self.every_weeks)
        return found[:most]


def step_of(days: int, *, keep_weekday: bool) -> int:
    """By how many days to shift: with the weekday kept, the whole weeks that are at least as far.

    >>> [step_of(days, keep_weekday=True) for days in (-8, -3, 0, 7, 10)]
    [-14, -7, 0, 7, 14]
    """
    if not keep_weekday:
        return days
    weeks = -(-abs(days) // WEEK)
    return weeks * WEEK if days > 0 else -weeks * WEEK


def next_free_day(taken: Iterable[date], first: date, *, last: date | None = None) -> date:
    """The first day from `first` on that is not taken; `first` when all up to `last` are."""
    taken, day, last = set(taken), first, last or first + timedelta(days=60)
    while day in taken and day < last:
        day += timedelta(days=1)
    return first if day in taken else day
