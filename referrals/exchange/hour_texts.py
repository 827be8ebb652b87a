"""Opening hours in one cell: "MO 09:00-12:00, 14:00-18:00; TU 09:00-12:00; by appointment". Pure.

Reads what German offices write, too: "Mo-Fr 9-12 Uhr und 14-16 Uhr, Mi geschlossen, n. V.".
"""

import re

from referrals.hours import DAYS, BadHours, read_hours, stored_hours

NAMES = {
    "MO": "mo mon montag montags monday mondays",
    "TU": "tu tue tues di die dienstag dienstags tuesday tuesdays",
    "WE": "we wed mi mit mittwoch mittwochs wednesday wednesdays",
    "TH": "th thu thur thurs do don donnerstag donnerstags thursday thursdays",
    "FR": "fr fri fre freitag freitags friday fridays",
    "SA": "sa sat sam samstag samstags sonnabend saturday saturdays",
    "SU": "su sun so son sonntag sonntags sunday sundays",
}
DAY_OF = {name: day for day, names in NAMES.items() for name in names.split()}
BY_APPOINTMENT = re.compile(
    r"(?:und\s+|sowie\s+)?\b(?:nach\s+(?:telefonischer\s+)?(?:vereinbarung|terminvereinbarung|absprache)"
    r"|nur\s+mit\s+termin|mit\s+termin|termine?\s+nach\s+vereinbarung|n\.\s?v\.?|by\s+appointment)",
    re.IGNORECASE,
)
DASH = r"\s*(?:[-–—]|bis|to)\s*"
TIME = r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:h|uhr)?"
TOKEN = re.compile(
    rf"(?P<span>{TIME}{DASH}{TIME})|(?P<word>[^\W\d_]+)\.?|(?P<dash>[-–—])|(?P<junk>\d+)|(?P<other>[^\s,;:.&/+()]+)",
    re.IGNORECASE,
)
FILLERS = {"uhr", "und", "and", "u", "sowie", "von", "from", "jeweils", "h", "offen", "open", "am", "on"}
CLOSED = {"geschlossen", "closed", "zu"}
TO = {"bis", "to"}


def read_hour_text(text: str) -> dict:
    """The stored form without exceptions (see `referrals.hours`). Raises BadHours when a part is not understood."""
    by_appointment = bool(BY_APPOINTMENT.search(text))
    week = _Week(text)
    for token in TOKEN.finditer(BY_APPOINTMENT.sub(" ", text)):
        week.take(token)
    if not week.spans and not by_appointment:
        raise BadHours(text, "says nothing")
    return stored_hours(read_hours({"weekly": week.spans, "by_appointment": by_appointment}))


class _Week:
    """Days are gathered until times come; the first day behind times begins anew."""

    def __init__(self, text: str):
        self.text = text
        self.spans: dict[str, list] = {}
        self.days: list[str] = []
        self.had_times = self.is_range = False

    def take(self, token):
        word = (token["word"] or "").casefold()
        if token["span"]:
            self._times(token)
        elif word in DAY_OF:
            self._day(DAY_OF[word])
        elif token["dash"] or word in TO:
            self.is_range = True
        elif word in CLOSED:
            for day in self.days:
                self.spans.pop(day, None)
            self.days = []
        elif word not in FILLERS:
            raise BadHours(self.text, "not understood")

    def _times(self, token):
        if not self.days:
            raise BadHours(self.text, "times without a day")
        for day in self.days:
            self.spans.setdefault(day, []).append(_span(token))
        self.had_times = True

    def _day(self, day: str):
        if self.had_times:
            self.days, self.had_times = [], False
        self.days += _up_to(self.days[-1], day) if self.is_range and self.days else [day]
        self.is_range = False


def _span(token) -> list[str]:
    opens, opens_minutes, closes, closes_minutes = token.groups()[1:5]
    return [f"{int(opens):02d}:{opens_minutes or '00'}", f"{int(closes):02d}:{closes_minutes or '00'}"]


def _up_to(first: str, last: str) -> list[str]:
    """The days after `first` up to `last`, over the week's end if need be."""
    start, end = DAYS.index(first), DAYS.index(last)
    return [DAYS[number % 7] for number in range(start + 1, (end if end > start else end + 7) + 1)]


def written_hours(stored: dict) -> str:
    """The cell that `read_hour_text` understands; exceptions are left out."""
    parts = [
        f"{day} " + ", ".join(f"{opens}-{closes}" for opens, closes in stored["weekly"][day])
        for day in DAYS
        if stored.get("weekly", {}).get(day)
    ]
    return "; ".join([*parts, *(["by appointment"] if stored.get("by_appointment") else [])])
