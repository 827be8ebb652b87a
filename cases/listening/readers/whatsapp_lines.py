"""How a line of a WhatsApp export begins, and in which order it writes the date."""

import re
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from cases.listening.readers.dates import moment

MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
# the half of the day as phones write it: AM, p. m., SA/CH (Vietnamese), ÖÖ/ÖS (Turkish), пр.об./сл.об. (Bulgarian)
HALF = r"(?:[AaPp]\.?\s?[Mm]\b\.?|SA\b|CH\b|ÖÖ|ÖS|пр\.?\s?об\.?|сл\.?\s?об\.?|ДП|ПП|дп|пп)"
SECOND_HALVES = ("p", "ch", "ös", "сл", "пп")
DATE = r"(\d{1,4})(?:\.\s?|[/\-])(\d{1,2})(?:\.\s?|[/\-])(\d{1,4})\.?(?:\s?г\.)?"
TIME = rf"(?:({HALF})\s?)?(\d{{1,2}})[:.](\d{{2}})(?:[:.](\d{{2}}))?(?:\s?ч\.)?(?:\s?({HALF}))?"
HEADER = re.compile(rf"[{MARKS}\s]*(\[)?{DATE}[,،]?\s{{1,3}}{TIME}(?:(\])\s?|\s[-–—]\s)(.*)", re.DOTALL)
# what WhatsApp puts before a message that is copied out of a chat
COPIED = re.compile(rf"[{MARKS}\s]*\[(?:{TIME}, ?{DATE}|{DATE}, ?{TIME})\] [^:\n]{{1,80}}: ?")
STARTS = re.compile(rf"[{MARKS}\s]*\[?\d")


class Stamp(NamedTuple):
    """The three numbers of the date as written, the time of day on 24 hours, and what tells the order."""

    numbers: tuple[int, int, int]
    hour: int
    minute: int
    second: int
    in_brackets: bool
    looks_american: bool


def split(line: str) -> tuple[Stamp, str] | None:
    """Stamp and the rest of a line that begins a message; None for one that goes on with it."""
    if not STARTS.match(line) or not (match := HEADER.match(line)):
        return None
    opened, first, second, third, before, hour, minute, seconds, after, closed, rest = match.groups()
    if bool(opened) != bool(closed):
        return None
    half = (before or after or "").casefold()
    of_day = int(hour)
    if half:
        of_day = of_day % 12 + (12 if half.startswith(SECOND_HALVES) else 0)
    american = (after or "") in {"AM", "PM"} and "/" in line[: match.start(6)] and len(third) == 2
    stamp = Stamp((int(first), int(second), int(third)), of_day, int(minute), int(seconds or 0), bool(opened), american)
    return (stamp, rest) if of_day < 24 and stamp.minute < 60 else None


class DateOrder:
    """Day first, month first or year first: decided over the first lines of a file, corrected by a later line that
    allows no other reading.
    """

    DAY, MONTH, YEAR = "day", "month", "year"

    def __init__(self, stamps: Iterable[Stamp]):
        self.order = self._decided(list(stamps))

    def _decided(self, stamps: list[Stamp]) -> str:
        if any(stamp.numbers[0] > 31 for stamp in stamps):
            return self.YEAR
        if any(stamp.numbers[0] > 12 for stamp in stamps):
            return self.DAY
        if any(stamp.numbers[1] > 12 for stamp in stamps):
            return self.MONTH
        by_day, by_month = (_steps_back(stamps, order) for order in (self.DAY, self.MONTH))
        if by_day != by_month:
            return self.DAY if by_day < by_month else self.MONTH
        return self.MONTH if any(stamp.looks_american for stamp in stamps) else self.DAY

    def moment(self, stamp: Stamp) -> datetime | None:
        first, second, _third = stamp.numbers
        if self.order == self.DAY and second > 12 >= first:
            self.order = self.MONTH
        elif self.order == self.MONTH and first > 12 >= second:
            self.order = self.DAY
        year, month, day = _ordered(stamp.numbers, self.order)
        return moment((year, month, day), (stamp.hour, stamp.minute, stamp.second))


def _ordered(numbers: tuple[int, int, int], order: str) -> tuple[int, int, int]:
    first, second, third = numbers
    if order == DateOrder.YEAR or first > 31:
        return first, second, third
    return (third, second, first) if order == DateOrder.DAY else (third, first, second)


def _steps_back(stamps: list[Stamp], order: str) -> int:
    """A chat goes forward in time: how often it would not, read in this order."""
    days = [_ordered(stamp.numbers, order) for stamp in stamps]
    return sum(earlier > later for earlier, later in pairwise(days))
