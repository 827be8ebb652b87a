"""What holds for targets. Pure but for the programmes in memory."""

from collections.abc import Mapping

from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_TARGETS
from streetwork.reporting.enums import Indicator, PeriodKind
from streetwork.reporting.targets.queries import states_of
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary

# People who took part are counted by whole half-years everywhere (training.figures.folding).
BY_HALF_YEARS = frozenset({Indicator.PARTICIPANTS})
WHOLE_HALVES = frozenset({PeriodKind.HALF, PeriodKind.YEAR})
MOST = 10_000_000


def indicators_for(kind: str) -> list[Indicator]:
    """What targets can be set for in periods of the kind."""
    return [each for each in Indicator if each not in BY_HALF_YEARS or kind in WHOLE_HALVES]


def writable_pairs(access: Access) -> dict[int, frozenset[int]]:
    """{programme: states} for which the person sets targets, within the chosen state."""
    pairs = {
        each: access.states_for(*WRITES_TARGETS, programme=each, running=True)
        for each in access.programmes_for(*WRITES_TARGETS, running=True)
    }
    return {programme: states for programme, states in pairs.items() if states}


def places_of(programme: int, writable: frozenset[int]) -> list[State | None]:
    """Where somebody sets targets of a programme: the whole of it (None) for who leads all of it, then the states."""
    states = [state for state in vocabulary().programmes[programme].states.all() if not state.is_supraregional]
    mine = sorted((state for state in states if state.pk in writable), key=lambda state: state.name.casefold())
    return [None, *mine] if states_of(programme) <= writable else [*mine]


def distributed(total: int, weights: Mapping[int, int]) -> dict[int, int]:
    """The total in whole parts, by weight: they add up to it exactly. Without any weight all parts are alike.

    >>> distributed(100, {1: 2, 2: 1})
    {1: 67, 2: 33}
    >>> distributed(10, {1: 0, 2: 0, 3: 0})
    {1: 4, 2: 3, 3: 3}
    """
    if not weights:
        return {}
    if not sum(weights.values()):
        weights = dict.fromkeys(weights, 1)
    whole = sum(weights.values())
    parts = {key: total * weight // whole for key, weight in weights.items()}
    by_rest = sorted(weights, key=lambda key: -(total * weights[key] % whole))
    for key in by_rest[: total - sum(parts.values())]:
        parts[key] += 1
    return parts
