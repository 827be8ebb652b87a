"""Hints about rest between presence times. Pure.

Arbeitszeitgesetz: § 5 (1) eleven hours of rest between two working days; § 3 ten hours a day at most. Presence times
are not working times, so these are hints and stop nobody.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

REST = datetime.timedelta(hours=11)
LONGEST_DAY = datetime.timedelta(hours=10)
DAY = datetime.timedelta(days=1)
WEEK = 7


class Slot(NamedTuple):
    """From … to … on a weekday (Monday is 0)."""

    weekday: int
    starts: datetime.time
    ends: datetime.time


@dataclass(frozen=True)
class ShortRest:
    """Between the end on `weekday` and the next day's start lie only `rest`."""

    weekday: int
    rest: datetime.timedelta


@dataclass(frozen=True)
class LongDay:
    weekday: int
    length: datetime.timedelta


def hints(slots: Iterable[Slot]) -> list[ShortRest | LongDay]:
    """What to think about in a week of presence times, in the order of the days; overlapping times count once."""
    days = _by_day(slots)
    found: list[ShortRest | LongDay] = []
    for weekday in sorted(days):
        length = sum((end - start for start, end in days[weekday]), datetime.timedelta())
        if length > LONGEST_DAY:
            found.append(LongDay(weekday, length))
        following = days.get((weekday + 1) % WEEK)
        if following:
            rest = following[0][0] + DAY - days[weekday][-1][1]
            if rest < REST:
                found.append(ShortRest(weekday, rest))
    return found


def _by_day(slots) -> dict[int, list[tuple[datetime.timedelta, datetime.timedelta]]]:
    """Merged spans of each weekday, counted from its midnight."""
    days = defaultdict(list)
    for slot in sorted(slots):
        start, end = _since_midnight(slot.starts), _since_midnight(slot.ends)
        spans = days[slot.weekday]
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return dict(days)


def _since_midnight(time: datetime.time) -> datetime.timedelta:
    return datetime.timedelta(hours=time.hour, minutes=time.minute)
