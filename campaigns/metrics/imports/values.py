"""Cells of a platform's file → numbers, moments, post ids. Pure; what is unclear is refused, never guessed."""

import re
from datetime import date, datetime
from typing import NamedTuple

# 4,389 · 4.389 · 4 389 · 1’234’567: one sign, groups of three
GROUPED = re.compile(r"[0-9]{1,3}(?:([.,'’ \u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*")
WITH_ZEROS = re.compile(r"([0-9]+)[.,]0{1,2}")
MOST_DIGITS = 15
SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+")
# A spreadsheet keeps 15 digits of a number and writes zeros for the rest.
KEPT_DIGITS = 15
LONGEST_ID = 40
SLASHED = re.compile(
    r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?:,?\s+([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?(?:\s*([AaPp])\.?[Mm]\.?)?)?"
)
DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?:,?\s+([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?)?")
MONTH_FIRST, DAY_FIRST = "month", "day"


class NotANumber(ValueError):
    """The text is no whole number."""


class NotAMoment(ValueError):
    """The text is no date that we read."""


class PostId(NamedTuple):
    """`problem`: "scientific" (1.22158E+17) or "rounded" (zeros where a spreadsheet cut digits); then no `value`."""

    value: str
    problem: str = ""


def whole_number(text: str) -> int:
    """Not negative, with or without thousands separators. Raises NotANumber."""
    text = text.strip()
    if len(text) > 30:
        raise NotANumber
    if GROUPED.fullmatch(text):
        text = re.sub(r"[^0-9]", "", text)
    elif found := WITH_ZEROS.fullmatch(text):
        text = found[1]
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise NotANumber
    return int(text)


def post_id(text: str) -> PostId:
    """The id of a post, unless a spreadsheet has damaged it."""
    text = text.strip().removeprefix("=").strip("\"' ")
    if SCIENTIFIC.fullmatch(text):
        return PostId("", "scientific")
    digits = text.rpartition("_")[2]
    if digits.isascii() and digits.isdigit() and len(digits) > KEPT_DIGITS and not digits[KEPT_DIGITS:].strip("0"):
        return PostId("", "rounded")
    return PostId(text if 0 < len(text) <= LONGEST_ID else "")


def moment(text: str, order: str = MONTH_FIRST) -> datetime:
    """A date, with its time where it has one; naive unless the text names its offset. Raises NotAMoment.

    `order` tells 06/07/2025: Meta writes the month first. With dots the day is first, with hyphens the year.
    """
    text = text.strip()[:40]
    try:
        if found := SLASHED.fullmatch(text):
            first, second, year, hour, minute = (int(part or 0) for part in found.groups()[:5])
            if half := found[6]:
                hour = hour % 12 + (12 if half in "pP" else 0)
            month, day = (first, second) if order == MONTH_FIRST else (second, first)
            return datetime(year, month, day, hour, minute)  # noqa: DTZ001 (the person says which zone)
        if found := DOTTED.fullmatch(text):
            day, month, year, hour, minute = (int(part or 0) for part in found.groups())
            return datetime(year, month, day, hour, minute)  # noqa: DTZ001
        if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    raise NotAMoment


def day_of(text: str, order: str = MONTH_FIRST) -> date:
    """The day of a daily series, as it is written. Raises NotAMoment."""
    return moment(text, order).date()


def order_of(samples: list[str]) -> str:
    """Which part of dates with slashes is the month, as far as the dates tell; else as Meta writes."""
    found = [match for sample in samples if (match := SLASHED.fullmatch(sample.strip()[:40]))]
    if any(int(match[1]) > 12 for match in found) and not any(int(match[2]) > 12 for match in found):
        return DAY_FIRST
    return MONTH_FIRST
