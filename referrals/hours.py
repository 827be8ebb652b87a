"""Opening hours: a weekly table with exceptions. Pure.

Stored as JSON in `AdvisoryCenter.hours`:
{"weekly": {"MO": [["09:00", "12:00"], ["14:00", "18:00"]], …}, "exceptions": [{"from": "2026-12-24",
"until": "2026-12-31", "times": [], "note": "…"}], "by_appointment": true}. Days are those of RFC 5545 (as in
HSDS `byday`); times are local, "24:00" ends a day. An exception without times is a closed day.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST_SPANS = 4
MOST_EXCEPTIONS = 40
TIME = re.compile(r"([01]\d|2[0-4]):([0-5]\d)")


class BadHours(ValueError):
    """The hours cannot be: a span ends before it begins, spans overlap, a time or a date is none."""

    def __init__(self, where: str, why: str):
        super().__init__(f"{where}: {why}")
        self.where, self.why = where, why


@dataclass(frozen=True, order=True)
class Span:
    """From `opens` until `closes`, in minutes after midnight."""

    opens: int
    closes: int

    @property
    def text(self) -> str:
        return f"{clock(self.opens)}–{clock(self.closes)}"


@dataclass(frozen=True)
class OtherTimes:
    """Other times, or none (closed), on the days from `first` to `last`, both included."""

    first: date
    last: date
    spans: tuple[Span, ...] = ()
    note: str = ""

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Hours:
    """`weekly` has a tuple of spans for each day that has any, by RFC 5545 day."""

    weekly: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    exceptions: tuple[OtherTimes, ...] = ()
    by_appointment: bool = False

    def __bool__(self) -> bool:
        return bool(self.weekly or self.by_appointment)

    def exception_on(self, day: date) -> OtherTimes | None:
        return next((each for each in self.exceptions if each.holds(day)), None)

    def on(self, day: date) -> tuple[Span, ...]:
        """The spans of a day, exceptions counted."""
        exception = self.exception_on(day)
        return exception.spans if exception else self.weekly.get(DAYS[day.weekday()], ())

    def is_open(self, at: datetime) -> bool:
        """Whether it is open at a local moment."""
        minute = at.hour * 60 + at.minute
        return any(span.opens <= minute < span.closes for span in self.on(at.date()))

    def next_opening(self, at: datetime, *, within_days: int = 14) -> tuple[date, Span] | None:
        """The next span that begins after the local moment `at`, and its day."""
        minute = at.hour * 60 + at.minute
        for ahead in range(within_days + 1):
            day = at.date() + timedelta(days=ahead)
            for span in self.on(day):
                if ahead or span.opens > minute:
                    return day, span
        return None

    def upcoming_exceptions(self, today: date) -> list[OtherTimes]:
        """Those not over yet, the nearest first."""
        return sorted((each for each in self.exceptions if each.last >= today), key=lambda each: each.first)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def read_hours(stored: object) -> Hours:
    """Hours from their JSON. Raises BadHours with the place and the reason (English, for translation by the form)."""
    if not isinstance(stored, dict):
        raise BadHours("", "not a table of hours")
    weekly = stored.get("weekly") or {}
    if not isinstance(weekly, dict) or not set(weekly) <= set(DAYS):
        raise BadHours("weekly", "unknown day")
    exceptions = stored.get("exceptions") or []
    if not isinstance(exceptions, list) or len(exceptions) > MOST_EXCEPTIONS:
        raise BadHours("exceptions", "too many")
    return Hours(
        weekly={day: spans for day in DAYS if (spans := _spans(weekly.get(day) or [], day))},
        exceptions=tuple(_exception(each, f"exceptions {number}") for number, each in enumerate(exceptions, 1)),
        by_appointment=bool(stored.get("by_appointment")),
    )


def stored_hours(hours: Hours) -> dict:
    """The JSON of hours; empty when they say nothing."""
    if not hours and not hours.exceptions:
        return {}
    return {
        "weekly": {day: _pairs(hours.weekly[day]) for day in DAYS if hours.weekly.get(day)},
        "exceptions": [
            {"from": e.first.isoformat(), "until": e.last.isoformat(), "times": _pairs(e.spans), "note": e.note}
            for e in hours.exceptions
        ],
        "by_appointment": hours.by_appointment,
    }


def _pairs(spans):
    return [[clock(span.opens), clock(span.closes)] for span in spans]


def _spans(pairs, where) -> tuple[Span, ...]:
    if not isinstance(pairs, list) or len(pairs) > MOST_SPANS:
        raise BadHours(where, "too many spans")
    spans = []
    for pair in pairs:
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            raise BadHours(where, "a span has a beginning and an end")
        span = Span(_minutes(pair[0], where), _minutes(pair[1], where))
        if span.opens >= span.closes:
            raise BadHours(where, "a span ends before it begins")
        spans.append(span)
    spans.sort()
    if any(one.closes > other.opens for one, other in pairwise(spans)):
        raise BadHours(where, "spans overlap")
    return tuple(spans)


def _minutes(text, where) -> int:
    found = TIME.fullmatch(text) if isinstance(text, str) else None
    if not found or (minutes := int(found[1]) * 60 + int(found[2])) > 24 * 60:
        raise BadHours(where, "not a time")
    return minutes


def _exception(stored, where) -> OtherTimes:
    if not isinstance(stored, dict):
        raise BadHours(where, "not an exception")
    try:
        first = date.fromisoformat(stored["from"])
        last = date.fromisoformat(stored.get("until") or stored["from"])
    except (KeyError, TypeError, ValueError):
        raise BadHours(where, "not a date") from None
    if last < first:
        raise BadHours(where, "ends before it begins")
    note = stored.get("note") or ""
    return OtherTimes(first, last, _spans(stored.get("times") or [], where), str(note)[:200])


def midnight_safe(minutes: int) -> time:
    """A time of day for programs that know no 24:00 (HSDS `closes_at`): 23:59 then."""
    return time(23, 59) if minutes >= 24 * 60 else time(minutes // 60, minutes % 60)
