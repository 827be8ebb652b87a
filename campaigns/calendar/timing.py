"""Local times: a placement keeps its hour in Berlin, whatever the clocks do. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

# Days that can be asked for; far from where calendars end.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
USUAL_TIME = time(18)
SKIPPED, TWICE = "skipped", "twice"


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


def moved_to(due_at: datetime, day: date) -> Moment:
    """The same time of day on another day."""
    return at_local(day, local(due_at).time())


def local(moment: datetime) -> datetime:
    return timezone.localtime(moment, timezone.get_default_timezone())


def day_of(moment: datetime) -> date:
    return local(moment).date()


def begin_of(day: date) -> datetime:
    """Midnight here with which the day begins."""
    return at_local(day, time()).at


def in_reach(day: date) -> bool:
    """Whether calendars of ours go there."""
    return FIRST_DAY <= day <= LAST_DAY


def later(day: date, days: int) -> date:
    """So many days later, never beyond what calendars of ours reach."""
    return min(max(day + timedelta(days=days), FIRST_DAY), LAST_DAY)
