"""Local times: a placement keeps its hour in Berlin, whatever the clocks do. Pure."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from streetwork.web.localtime import Moment, at_local

# Days that can be asked for; far from where calendars end.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
USUAL_TIME = time(18)


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
