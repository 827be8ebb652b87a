"""What a form is filled with when somebody asks for it. Nothing of it counts before a person saves it."""

from collections.abc import Iterable, Mapping

from streetwork.reporting.enums import Indicator
from streetwork.reporting.periods import Period
from streetwork.reporting.targets.actions import Key, values_of
from streetwork.reporting.targets.actuals import numbers_of
from streetwork.reporting.targets.rules import distributed
from streetwork.tenancy.models import State


def of_last_period(programme: int, period: Period) -> dict[Key, int]:
    """The targets of the period just before."""
    return values_of(programme, period.before)


def by_last_year(
    programme: int, period: Period, places: Iterable[State | None], wanted: Mapping[Key, int | None]
) -> dict[Key, int]:
    """Each indicator's target of the whole programme, less what states have already, parted over the other states by
    what they reached in the same period a year before.
    """
    states = [place.pk for place in places if place]
    totals = {Indicator(indicator): total for (indicator, state), total in wanted.items() if state is None and total}
    if not totals or not states:
        return {}
    reached = numbers_of(totals, [(programme, frozenset({state})) for state in states], period.year_before)
    found: dict[Key, int] = {}
    for indicator, total in totals.items():
        taken = {state: wanted.get((indicator.value, state)) for state in states}
        rest = total - sum(value or 0 for value in taken.values())
        weights = {state: reached[indicator, (programme, frozenset({state}))] for state in states if not taken[state]}
        if rest > 0:
            parts = distributed(rest, weights)
            found |= {(indicator.value, state): value for state, value in parts.items() if value}
    return found
