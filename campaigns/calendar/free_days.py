"""Holidays of the states concerned, named in the language of the page (package `holidays`, checked by its authors)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays
from django.utils.translation import get_language

from streetwork.tenancy.models import State

# The package speaks German and American English about Germany.
NAMES_IN = {"de": "de"}
OTHERWISE = "en_US"


@dataclass(frozen=True)
class FreeDay:
    """A holiday; `states` are the codes of those concerned that have it, empty when all of them do."""

    name: str
    states: tuple[str, ...] = ()

    def __str__(self):
        return f"{self.name} ({', '.join(self.states)})" if self.states else self.name


@lru_cache(maxsize=512)
def _of_state(code: str, year: int, language: str) -> dict[date, str]:
    return dict(holidays.country_holidays("DE", subdiv=code, years=year, language=language).items())


def free_days(states: Iterable[State], first: date, last: date) -> dict[date, FreeDay]:
    """The holidays of the states, both days included; *überregional* is none. Without states: those of all Germany."""
    codes = sorted(state.code for state in states if not state.is_supraregional)
    language = NAMES_IN.get((get_language() or "")[:2], OTHERWISE)
    found: dict[date, dict[str, list[str]]] = {}
    for year in range(first.year, last.year + 1):
        for code in codes or [""]:
            for day, name in _of_state(code or None, year, language).items():
                if first <= day <= last:
                    found.setdefault(day, {}).setdefault(name, []).append(code)
    return {day: _free_day(names, len(codes)) for day, names in sorted(found.items())}


def _free_day(names: dict[str, list[str]], of: int) -> FreeDay:
    name = " / ".join(names)
    having = sorted({code for codes in names.values() for code in codes if code})
    return FreeDay(name, tuple(having) if 0 < len(having) < of else ())
