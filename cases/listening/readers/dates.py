"""Moments as exports write them. What is no plausible moment is None."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
FIRST_YEAR, LAST_YEAR = 2000, 2099
FIRST, LAST = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC).timestamp(), datetime(LAST_YEAR, 12, 31, tzinfo=UTC).timestamp()
ZONED = re.compile(r"UTC([+-])(\d{1,2}):(\d{2})")


def from_unix(value, *, per_second: int = 1) -> datetime | None:
    """Seconds since 1970 (or 1,000 per second), as number or digits."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not FIRST < value / per_second < LAST:
        return None
    return datetime.fromtimestamp(value / per_second, UTC)


def from_iso(value) -> datetime | None:
    """ISO 8601; without a zone it is the time in Berlin."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        at = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return local(at)


def local(at: datetime) -> datetime | None:
    """The moment in Berlin, unless it says its zone."""
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        return None
    return at if at.tzinfo else at.replace(tzinfo=BERLIN)


def moment(date: tuple[int, int, int], time: tuple[int, int, int] = (0, 0, 0)) -> datetime | None:
    """In Berlin: year, month, day; hour, minute, second. Two digits of a year are of this century."""
    (year, month, day), (hour, minute, second) = date, time
    try:
        year = year + 2000 if year < 100 else year
        return local(datetime(year, month, day, hour, minute, min(second, 59)))  # noqa: DTZ001
    except ValueError:
        return None
