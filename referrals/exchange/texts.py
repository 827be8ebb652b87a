"""Cells as people write them → values of a centre. Pure; what cannot be understood raises NotUnderstood."""

import math
import re
from collections.abc import Callable
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from referrals.exchange.hour_texts import read_hour_text
from referrals.hours import BadHours
from referrals.models.center import AdvisoryCenter

YES = {"ja", "j", "yes", "y", "true", "wahr", "1", "x", "✓", "да", "tak", "da", "sí", "si"}
NO = {"nein", "n", "no", "false", "falsch", "0", "-", "не", "нет", "nie", "nu"}
LISTS = re.compile(r"\s*[;|\n]\s*")
MOST_PHONES = 6
LONGEST_SHOWN = 60


class NotUnderstood(ValueError):
    """A code and values as in `reasons` (who reads a line adds the field).

    `is_fatal`: the whole line is rejected, else only the cell is left out.
    """

    def __init__(self, code: str, *, is_fatal: bool = True, **values):
        super().__init__(code)
        self.reason = [code, {name: _cut(value) for name, value in values.items()}]
        self.is_fatal = is_fatal


def _cut(value):
    return value if not isinstance(value, str) or len(value) <= LONGEST_SHOWN else value[:LONGEST_SHOWN] + "…"


def short(key: str) -> Callable[[str], str]:
    """A text within the length of the field."""
    limit = AdvisoryCenter._meta.get_field(key).max_length

    def read(text: str) -> str:
        if limit and len(text) > limit:
            raise NotUnderstood("too_long", limit=limit)
        return text

    return read


def uid(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise NotUnderstood("uid", text=text) from None


def source_id(text: str) -> str:
    if len(text) > 160:
        raise NotUnderstood("too_long", limit=160)
    return text


def postcode(text: str) -> str:
    """Five digits; a leading zero that a spreadsheet has lost comes back."""
    digits = re.sub(r"^D\s*-?\s*|\s|\.0$", "", text, flags=re.IGNORECASE)
    if not (digits.isascii() and digits.isdecimal() and 4 <= len(digits) <= 5):
        raise NotUnderstood("postcode", text=text)
    return digits.zfill(5)


def coordinate(limit: int) -> Callable[[str], float]:
    """Degrees with a point or a comma."""

    def read(text: str) -> float:
        try:
            value = float(text.replace(",", ".", 1))
        except ValueError:
            value = math.nan
        if not abs(value) <= limit:
            raise NotUnderstood("coordinate", text=text)
        return value

    return read


def whole(limit: int) -> Callable[[str], int]:
    """A whole number from 0 to the limit."""

    def read(text: str) -> int:
        digits = text.removesuffix(".0")
        if not (digits.isascii() and digits.isdecimal() and len(digits) <= 6 and int(digits) <= limit):
            raise NotUnderstood("number", text=text, limit=limit)
        return int(digits)

    return read


def yes_or_no(text: str) -> bool:
    word = text.casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise NotUnderstood("yes_no", is_fatal=False, text=text)


def phones(text: str) -> list[str]:
    """Numbers apart by semicolons or lines, or by a comma when both sides look whole."""
    numbers = [number for part in LISTS.split(text) for number in re.split(r"\s*,\s*(?=[+0(])", part) if number]
    for number in numbers:
        if len(number) > 40:
            raise NotUnderstood("too_long", limit=40)
    return list(dict.fromkeys(numbers))[:MOST_PHONES]


def email(text: str) -> str:
    address = text.removeprefix("mailto:").strip()
    try:
        EmailValidator()(address)
    except ValidationError:
        raise NotUnderstood("email", text=text) from None
    if len(address) > 254:
        raise NotUnderstood("email", text=text)
    return address


def link(key: str) -> Callable[[str], str]:
    """A web address; without a scheme it gets https."""
    limit = AdvisoryCenter._meta.get_field(key).max_length

    def read(text: str) -> str:
        address = text if re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE) else f"https://{text}"
        try:
            URLValidator(schemes=["http", "https"])(address)
        except ValidationError:
            raise NotUnderstood("link", text=text) from None
        if len(address) > limit:
            raise NotUnderstood("too_long", limit=limit)
        return address

    return read


def opening_hours(text: str) -> dict:
    """The weekly table and “by appointment”; exceptions have no place in a cell."""
    try:
        return read_hour_text(text)
    except BadHours:
        raise NotUnderstood("hours", is_fatal=False, text=text) from None
