"""When something takes place, in words of the active language. Local time of Berlin."""

import datetime
from collections.abc import Iterable

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import pgettext

from training.models import SessionDate, TrainingSession


def when_text(of: TrainingSession | Iterable[SessionDate]) -> str:
    """All dates in a line: “Di, 3. März 2026, 10:00–13:00 Uhr; Mi, 4. März 2026, 10:00–13:00 Uhr”. "" without dates."""
    dates = of.dates.all() if isinstance(of, TrainingSession) else of
    return "; ".join(date_text(date) for date in dates)


def date_text(date: SessionDate) -> str:
    """One date, as `span_text` says it."""
    return span_text(date.starts_at, date.ends_at)


def span_text(starts_at: datetime.datetime, ends_at: datetime.datetime) -> str:
    """“Di, 3. März 2026, 10:00–13:00 Uhr”; what lasts over midnight says both days."""
    return f"{day_text(timezone.localtime(starts_at))}, {hours_text(starts_at, ends_at)}"


def hours_text(starts_at: datetime.datetime, ends_at: datetime.datetime) -> str:
    """The same without the first day: “10:00–13:00 Uhr”, “22:00 – Mi, 4. März 2026, 01:00”."""
    begin, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    if begin.date() == end.date():
        return clock_text(begin, end)
    return f"{begin:%H:%M} – {day_text(end)}, {end:%H:%M}"


def day_text(day: datetime.date) -> str:
    """“Di, 3. März 2026”."""
    return f"{date_format(day, 'D')}, {date_format(day, 'DATE_FORMAT')}"


def clock_text(begin: datetime.datetime, end: datetime.datetime) -> str:
    """“10:00–13:00 Uhr”, of two moments in local time."""
    words = pgettext("from hour to hour", "%(begin)s–%(end)s")
    return words % {"begin": f"{begin:%H:%M}", "end": f"{end:%H:%M}"}
