"""Moments as reports write them. Only differences within one report count, so time zones do not matter."""

import re
from datetime import datetime

FORMATS = (
    "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %I:%M %p", "%m/%d/%y, %I:%M:%S %p", "%m/%d/%Y, %I:%M:%S %p",
    "%d.%m.%Y %H:%M:%S", "%d.%m.%Y, %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M", "%d.%m.%y, %H:%M:%S",
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y, %H:%M:%S", "%m/%d/%Y %H:%M:%S", "%m/%d/%y, %H:%M:%S",
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p",
)  # fmt: skip
SPACES = re.compile(r"[\s\u202f\u00a0]+")
ZONES = re.compile(r"\s*(?:\(?(?:UTC|GMT|Z)[^)]*\)?|[+-]\d\d:?\d\d)$")


def moment_in(text: str) -> datetime | None:
    """The moment, without a zone; None when it is written in no way that we know."""
    text = SPACES.sub(" ", text.strip().strip('="')).removesuffix(" Uhr")
    if not text or len(text) > 40:
        return None
    text = ZONES.sub("", f"{text[:10]} {text[11:]}" if text[10:11] == "T" else text)
    for form in FORMATS:
        try:
            return datetime.strptime(text.upper(), form)  # noqa: DTZ007 (differences alone count)
        except ValueError:
            continue
    return None


def minutes_covered(spans: list[tuple[datetime, datetime]]) -> int:
    """Minutes of the spans, what overlaps (two devices) counted once."""
    total, until = 0.0, None
    for begin, end in sorted(spans):
        if until is not None and begin < until:
            begin = until  # noqa: PLW2901
        if end > begin:
            total += (end - begin).total_seconds()
        until = end if until is None else max(until, end)
    return min(int(-(-total // 60)), 24 * 60)
