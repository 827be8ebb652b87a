"""What stands in people's calendar feed: rooms register sources, titles carry no content."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from streetwork.delivery.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One event. `uid` is unique within its source and stays the same for the same thing.

    Without `start` (local time) it lasts the whole day, up to `last_day` (included) when given. `end`: local time,
    half an hour after `start` when not given. `weekly` repeats it every week from `day` on. `title` tells no content;
    `path` is the page where the matter is.
    """

    uid: str
    day: datetime.date
    title: str | Promise
    path: str
    start: datetime.time | None = None
    end: datetime.time | None = None
    last_day: datetime.date | None = None
    weekly: bool = False


Source = Callable[[object, datetime.date, datetime.date], Iterable[Entry]]
sources: Registry[Source] = Registry("source of the calendar feed")


def source(key: str):
    """Register `function(user, first_day, last_day) -> Iterable[Entry]`: what stands in the person's calendar.

    It runs in the person's own scope and language.
    """
    return lambda function: sources.add(key, function)
