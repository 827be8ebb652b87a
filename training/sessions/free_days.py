"""Public holidays of the host state, named in the language of the page (package `holidays`)."""

import datetime
from functools import lru_cache

import holidays
from django.utils.translation import get_language

from streetwork.tenancy.models import State


@lru_cache(maxsize=256)
def _of_year(code: str | None, year: int, language: str) -> dict[datetime.date, str]:
    return dict(holidays.country_holidays("DE", subdiv=code, years=year, language=language).items())


def free_day(day: datetime.date, state: State) -> str:
    """The holiday's name, or "". *Überregional* knows those of all Germany alone."""
    language = "de" if get_language() == "de" else "en_US"
    return _of_year(None if state.is_supraregional else state.code, day.year, language).get(day, "")
