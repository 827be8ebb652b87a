"""Reply windows: how long a platform still lets us answer. Pure; all moments are aware.

Some platforms take messages of a page only within some hours of the person's last message (24 hours on those of Meta:
"standard messaging window"). The hours are real hours: a night in which the clock changes does not stretch them.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

LOCAL = ZoneInfo("Europe/Berlin")
SOON = timedelta(hours=3)
NOON = time(12)
MINUTE, HOUR, DAY = 60, 3600, 86400


def from_local(naive: datetime) -> datetime:
    """The moment that a clock on a German wall shows.

    The hour that comes twice in autumn means the first one: the window then rather closes too early than too late.
    The hour that spring leaves out means the one after it.
    """
    return naive.replace(tzinfo=LOCAL, fold=0).astimezone(UTC)


def window_end(last_message_at: datetime | None, hours: int | None) -> datetime | None:
    """When the platform stops taking answers; None when nobody knows the last message or there is no such limit."""
    if last_message_at is None or not hours:
        return None
    return last_message_at.astimezone(UTC) + timedelta(hours=hours)


@dataclass(frozen=True)
class Window:
    """A reply window as seen at a moment."""

    ends_at: datetime
    left: timedelta

    @property
    def is_closed(self) -> bool:
        return self.left <= timedelta()

    @property
    def is_closing(self) -> bool:
        """Open, but for less than three hours."""
        return not self.is_closed and self.left < SOON

    @property
    def words(self) -> str:
        """What to read: how long it is open, or what is needed now that it is not."""
        if self.is_closed:
            return self.script["closed"]
        return self.script["words"] % {"time": in_words(self.left)}

    @property
    def script(self) -> dict[str, str]:
        """The words with their gaps, for the countdown that runs on in the browser."""
        return {
            "closed": _("Reply window closed: wait for a new message of the person, or use another channel."),
            "words": _("window closes in %(time)s"),
            **_units(),
        }


def window_at(ends_at: datetime | None, now: datetime) -> Window | None:
    """The window that ends then, as seen now."""
    return None if ends_at is None else Window(ends_at, ends_at - now)


def in_words(left: timedelta) -> str:
    """The two largest units, rounded down: nobody is promised a minute too much. Under a minute says so.

    >>> in_words(timedelta(hours=3, minutes=20, seconds=59))
    '3 h 20 min'
    """
    seconds, units = max(0, int(left.total_seconds())), _units()
    if seconds < MINUTE:
        return units["last"]
    if seconds < HOUR:
        return units["minutes"] % {"minutes": seconds // MINUTE}
    if seconds < DAY:
        return units["hours"] % {"hours": seconds // HOUR, "minutes": seconds % HOUR // MINUTE}
    return units["days"] % {"days": seconds // DAY, "hours": seconds % DAY // HOUR}


def _units() -> dict[str, str]:
    return {
        "days": _("%(days)d d %(hours)d h"),
        "hours": _("%(hours)d h %(minutes)d min"),
        "minutes": _("%(minutes)d min"),
        "last": _("less than 1 min"),
    }


def is_closed_by(ends_at: datetime | None, due_on, due_time) -> bool:
    """Whether the window will be closed at the time agreed; without a time of day, by noon of that day."""
    if ends_at is None:
        return False
    return from_local(datetime.combine(due_on, due_time or NOON)) >= ends_at
