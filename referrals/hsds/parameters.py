"""The query parameters of HSDS 3.0's openapi.json, read strictly: what is unknown or malformed is refused by name."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime, time
from uuid import UUID

from django.conf import settings
from django.http import QueryDict
from django.utils.dateparse import parse_date, parse_datetime

PER_PAGE, MOST_PER_PAGE, MOST_PAGES = 50, 500, 1_000_000
LONGEST_SEARCH = 200
FARTHEST_M = 1_000_000
LISTED = ("page", "per_page", "format", "language")
MANY = {"taxonomy_term_id"}
FORMATS = ("json", "ndjson")


class BadParameters(Exception):
    """`errors`: parameter → what is wrong with it, in English."""

    def __init__(self, errors: dict[str, str]):
        super().__init__(errors)
        self.errors = errors


def read(query: QueryDict, allowed: Collection[str]) -> dict:
    """The value of every parameter that was given, and the defaults; `taxonomy_term_id` is a list.

    An empty value is like none. Raises BadParameters with all that is wrong.
    """
    found, errors = {"page": 1, "format": "json", "language": "de"}, {}
    for name, values in query.lists():
        given = [value for value in values if value]
        if name not in allowed:
            known = ", ".join(sorted(allowed))
            errors[_shown(name)] = f"There is no such parameter here. Known: {known}."
        elif len(given) > 1 and name not in MANY:
            errors[name] = "Give it once."
        elif given:
            try:
                readable = [READERS[name](value) for value in given]
                found[name] = readable if name in MANY else readable[0]
            except ValueError as wrong:
                errors[name] = str(wrong)
    if "proximity" in found and "postcode" not in found:
        errors.setdefault("proximity", "Needs a postcode to measure from.")
    if errors:
        raise BadParameters(errors)
    return found


def _shown(name: str) -> str:
    return name.replace("\x00", "")[:60]


def _number(least: int, most: int) -> Callable[[str], int]:
    def read_number(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 9 and least <= int(text) <= most):
            raise ValueError(f"Must be a whole number from {least} to {most}.")
        return int(text)

    return read_number


def _one_of(*values: str) -> Callable[[str], str]:
    def read_choice(text: str) -> str:
        if text not in values:
            raise ValueError(f"Must be one of: {', '.join(values)}.")
        return text

    return read_choice


def _truth(text: str) -> bool:
    if text.lower() not in {"true", "false", "1", "0"}:
        raise ValueError("Must be true or false.")
    return text.lower() in {"true", "1"}


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise ValueError("Must be a UUID.") from None


def _words(text: str) -> str:
    if "\x00" in text or len(text) > LONGEST_SEARCH:
        raise ValueError(f"Must be text of at most {LONGEST_SEARCH} characters.")
    return text


def _postcode(text: str) -> str:
    if not (text.isascii() and text.isdigit() and len(text) == 5):
        raise ValueError("Must be a German postcode of five digits.")
    return text


def _moment(text: str) -> datetime:
    """ISO 8601, without a zone in UTC. A plus sign that was not escaped arrives as a space."""
    try:
        moment = _parsed(text.strip())
        if moment:
            return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise ValueError("Must be a date or a datetime of ISO 8601, like 2026-05-01T00:00:00Z.")


def _parsed(text: str) -> datetime | None:
    day = parse_date(text)
    return datetime.combine(day, time()) if day else parse_datetime(text) or parse_datetime(text.replace(" ", "+", 1))


READERS: dict[str, Callable] = {
    "page": _number(1, MOST_PAGES),
    "per_page": _number(1, MOST_PER_PAGE),
    "format": _one_of(*FORMATS),
    "language": _one_of(*(code for code, _name in settings.LANGUAGES)),
    "search": _words,
    "taxonomy_term_id": _uuid,
    "taxonomy_id": _uuid,
    "organization_id": _uuid,
    "parent_id": _uuid,
    "modified_after": _moment,
    "postcode": _postcode,
    "proximity": _number(1, FARTHEST_M),
    "minimal": _truth,
    "full": _truth,
    "full_service": _truth,
    "top_only": _truth,
}
