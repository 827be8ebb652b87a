"""The parameters of a table, read strictly: what is unknown or malformed is refused, with what is known beside it."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from streetwork.reporting.api.arithmetic import PERIOD
from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.periods import Period, period_of
from streetwork.reporting.releases.menu import LANGUAGE, OTHER, PLATFORM, STATE, TOPIC, Table
from streetwork.vocabulary.snapshot import vocabulary

FROM, TO, SUM_OVER, LIMIT, OFFSET, FORMAT = "from", "to", "sum_over", "limit", "offset", "format"
MOST_ROWS, FARTHEST = 10_000, 1_000_000
JSON, CSV = "json", "csv"
FORMATS = (JSON, CSV)
CODE = re.compile(r"(20\d\d)(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?", re.ASCII)


class BadParameters(Exception):
    """`errors`: parameter → what is wrong with it; `known`: parameter → what it may be."""

    def __init__(self, errors: dict[str, str], known: dict[str, list[str]]):
        super().__init__(errors)
        self.errors, self.known = errors, known


@dataclass(frozen=True)
class Asked:
    """What a request wants of a table."""

    format: str = ""
    first: date | None = None
    last: date | None = None
    codes: dict[str, frozenset[str]] = field(default_factory=dict)
    sum_over: frozenset[str] = frozenset()
    limit: int = MOST_ROWS
    offset: int = 0


def known_codes(dimension: str) -> list[str]:
    """The codes that a dimension may have, in the order of the vocabularies; retired ones too: old cells have them."""
    words = vocabulary()
    found = {
        STATE: lambda: [each.code for each in words.states.values()],
        LANGUAGE: lambda: [*words.languages, OTHER],
        TOPIC: lambda: [each.code for each in words.topics.values() if each.parent_id is None],
        PLATFORM: lambda: [each.code for each in words.platforms.values()],
    }
    return found[dimension]()


def read_table(query: QueryDict, table: Table) -> Asked:
    """What is asked of this table. Raises BadParameters with all that is wrong."""
    allowed = (*table.dimensions, FROM, TO, SUM_OVER, LIMIT, OFFSET, FORMAT)
    return _Reading(query, allowed, table.dimensions).asked()


def read_menu(query: QueryDict) -> Asked:
    """What is asked of the list of tables: its format."""
    return _Reading(query, (FORMAT,), ()).asked()


def read_list(query: QueryDict) -> Asked:
    """What is asked of a list without filters: its format, and its part."""
    return _Reading(query, (LIMIT, OFFSET, FORMAT), ()).asked()


class _Reading:
    def __init__(self, query: QueryDict, allowed: Collection[str], dimensions: tuple[str, ...]):
        self.query, self.allowed, self.dimensions = query, allowed, dimensions
        self.errors: dict[str, str] = {}
        self.known: dict[str, list[str]] = {}

    def asked(self) -> Asked:
        for name in self.query:
            if name not in self.allowed:
                self._refuse(shown(name), "There is no such parameter here.", "parameters", list(self.allowed))
        first, last = self._period(FROM), self._period(TO)
        if first and last and first.first > last.last:
            self._refuse(FROM, f"The period {first.code} lies after the period {last.code} of “to”.")
        found = Asked(
            format=self._one_of(FORMAT, FORMATS),
            first=first and first.first,
            last=last and last.last,
            codes={name: codes for name in self.dimensions if (codes := self._codes(name))},
            sum_over=self._choices(SUM_OVER, [*self.dimensions, PERIOD]),
            limit=self._number(LIMIT, 1, MOST_ROWS, MOST_ROWS),
            offset=self._number(OFFSET, 0, FARTHEST, 0),
        )
        if self.errors:
            raise BadParameters(self.errors, self.known)
        return found

    def _refuse(self, name, why, key="", known=()):
        self.errors[name] = why
        if known:
            self.known[key or name] = list(known)

    def _single(self, name: str) -> str:
        values = self.query.getlist(name) if name in self.allowed else []
        if len(values) > 1:
            self._refuse(name, "Give it once.")
            return ""
        if values == [""]:
            self._refuse(name, "Give it a value, or leave it away.")
        return values[0] if values else ""

    def _one_of(self, name: str, known: Collection[str]) -> str:
        text = self._single(name)
        if text and text not in known:
            self._refuse(name, f"Must be one of: {', '.join(known)}.", known=known)
        return text

    def _number(self, name: str, least: int, most: int, default: int) -> int:
        text = self._single(name)
        if not text:
            return default
        if not (text.isascii() and text.isdigit() and len(text) <= 9 and least <= int(text) <= most):
            self._refuse(name, f"Must be a whole number from {least} to {most}.")
            return default
        return int(text)

    def _period(self, name: str) -> Period | None:
        text = self._single(name)
        if not text:
            return None
        if not (match := CODE.fullmatch(text)):
            self._refuse(name, "Must be a period such as 2026, 2026-Q1 or 2026-05.")
            return None
        return _period_of_code(match)

    def _choices(self, name: str, known: Collection[str]) -> frozenset[str]:
        values = self.query.getlist(name) if name in self.allowed else []
        strange = [value for value in values if value not in known]
        if strange:
            said = ", ".join(f"“{shown(value)}”" for value in strange[:5])
            self._refuse(name, f"Not known here: {said}.", known=known)
        return frozenset(values)

    def _codes(self, name: str) -> frozenset[str]:
        return self._choices(name, known_codes(name)) if name in self.query else frozenset()


def _period_of_code(match: re.Match) -> Period:
    year, quarter, half, month = (int(part) if part else None for part in match.groups())
    if quarter:
        return period_of(date(year, quarter * 3, 1), PeriodKind.QUARTER)
    if half:
        return period_of(date(year, half * 6, 1), PeriodKind.HALF)
    if month:
        return period_of(date(year, month, 1), PeriodKind.MONTH)
    return period_of(date(year, 1, 1), PeriodKind.YEAR)


def shown(text: str) -> str:
    """What somebody typed, short and without control characters, to be said back."""
    return "".join(sign for sign in text[:60] if sign.isprintable())
