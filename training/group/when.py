"""When a meeting is, in the language in force."""

import datetime

from django.utils import timezone

from training.sessions.when import clock_text, day_text


def when_of(starts_at: datetime.datetime, ends_at: datetime.datetime) -> str:
    """“Di, 3. März 2026, 10:00–13:00 Uhr”; a second day is named too."""
    begin, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    if begin.date() == end.date():
        return f"{day_text(begin)}, {clock_text(begin, end)}"
    return f"{day_text(begin)}, {begin:%H:%M} – {day_text(end)}, {end:%H:%M}"
