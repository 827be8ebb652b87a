"""The periods that funders report by: whole half-years each, on which the folding counts. Pure."""

from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

PERIODS = {
    "this_year": _("this year"),
    "last_year": _("last year"),
    "this_half": _("this half-year"),
    "last_half": _("last half-year"),
    "all": _("all years"),
}


class Span(NamedTuple):
    """From the first to the last day, both included; None is open."""

    first: date | None
    last: date | None


def half_of(day: date) -> Span:
    """The calendar half-year of a day: what German funders ask for."""
    return Span(date(day.year, 1, 1), date(day.year, 6, 30)) if day.month < 7 else Span(
        date(day.year, 7, 1), date(day.year, 12, 31)
    )  # fmt: skip


def span_of(period: str, today: date) -> Span:
    """The days of a period; an unknown one is this year."""
    if period == "all":
        return Span(None, None)
    if period == "this_half":
        return half_of(today)
    if period == "last_half":
        return half_of(half_of(today).first - timedelta(days=1))
    year = today.year - (period == "last_year")
    return Span(date(year, 1, 1), date(year, 12, 31))


def quarter_of(day: date) -> str:
    """As funders write it: 2026 Q3."""
    return f"{day.year} Q{(day.month + 2) // 3}"
