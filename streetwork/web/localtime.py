"""Day and time as somebody writes them here, and the moment that they mean. Pure."""

from datetime import UTC, date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SKIPPED_HOUR = _("On this day the clocks are put forward: this time does not exist. Choose an hour later.")


class SkippedHour(ValueError):
    """A time that no clock here shows on that day; SKIPPED_HOUR says it to people."""


def aware(day: date, time: time) -> datetime:
    """The moment, in UTC, at which clocks here show the time on the day, to the minute.

    Of the hour that comes twice when summer time ends the first is meant (PEP 495, fold 0). Raises SkippedHour for a
    time in the hour that is missing when it begins.
    """
    zone = timezone.get_default_timezone()
    shown = datetime.combine(day, time.replace(second=0, microsecond=0, tzinfo=None, fold=0))
    moment = shown.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != shown:
        raise SkippedHour(f"{day} {time:%H:%M}")
    return moment
