"""A person's calendar as iCalendar (RFC 5545), from all registered sources."""

import datetime
import hashlib
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from streetwork.rota.feed import Entry, sources

PRODUCT = "-//Streetwork//Calendar//EN"
BACK, AHEAD = datetime.timedelta(days=31), datetime.timedelta(days=183)
HALF_HOUR = datetime.timedelta(minutes=30)
DAY = datetime.timedelta(days=1)
REFRESH = datetime.timedelta(hours=1)


def calendar_of(user, now: datetime.datetime | None = None) -> bytes:
    """Everything from a month ago to half a year ahead. Needs the scope of the person.

    The same content at the same day gives the same bytes: its hash is the ETag.
    """
    today = timezone.localdate(now)
    stamp = datetime.datetime.combine(today, datetime.time(), tzinfo=datetime.UTC)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    with translation.override(user.language):
        calendar.add("x-wr-calname", _("Streetwork"))
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        for key in sources:
            for entry in sorted(sources[key](user, today - BACK, today + AHEAD), key=lambda e: (e.day, e.uid)):
                calendar.add_component(_event(key, entry, stamp))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(key: str, entry: Entry, stamp: datetime.datetime) -> Event:
    event = Event()
    event.add("uid", f"{key}-{entry.uid}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("dtstamp", stamp)
    event.add("summary", str(entry.title))
    event.add("url", settings.BASE_URL + entry.path)
    event.add("class", "PRIVATE")
    if entry.start is None:
        event.add("dtstart", entry.day)
        event.add("dtend", (entry.last_day or entry.day) + DAY)
        event.add("transp", "TRANSPARENT")
    else:
        start = _local(entry.day, entry.start)
        event.add("dtstart", start)
        event.add("dtend", _local(entry.day, entry.end) if entry.end else start + HALF_HOUR)
    if entry.weekly:
        event.add("rrule", {"freq": "weekly"})
    return event


def _local(day: datetime.date, time: datetime.time) -> datetime.datetime:
    return datetime.datetime.combine(day, time.replace(tzinfo=None), tzinfo=timezone.get_default_timezone())


def etag_of(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'
