"""Day and time as somebody writes them here, and the moment that they mean. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SKIPPED, TWICE = "skipped", "twice"
SKIPPED_HOUR = _("On this day the clocks are put forward: this time does not exist. Choose an hour later.")


class SkippedHour(ValueError):
    """A time that no clock here shows on that day; SKIPPED_HOUR says it to people."""


@dataclass(frozen=True)
class Moment:
    """A moment in UTC; `remark` is what the clocks did to it: "skipped" (moved forward), "twice" (the first one)."""

    at: datetime
    remark: str = ""


def at_local(day: date, at: time) -> Moment:
    """The moment at which clocks here show the time on the day.

    On the day on which summer time begins an hour is missing: a time in it is moved forward by that hour. On the day
    on which it ends an hour comes twice: the first is meant (PEP 495, fold 0).
    """
    zone = timezone.get_default_timezone()
    asked = datetime.combine(day, at.replace(tzinfo=None, fold=0), tzinfo=zone)
    moment = asked.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != asked.replace(tzinfo=None):
        return Moment(moment, SKIPPED)
    if asked.utcoffset() != asked.replace(fold=1).utcoffset():
        return Moment(moment, TWICE)
    return Moment(moment)


def aware(day: date, time: time) -> datetime:
    """As `at_local`, to the minute. Raises SkippedHour for a time in the hour that is missing."""
    found = at_local(day, time.replace(second=0, microsecond=0))
    if found.remark == SKIPPED:
        raise SkippedHour(f"{day} {time:%H:%M}")
    return found.at
