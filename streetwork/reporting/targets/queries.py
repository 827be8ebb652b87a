"""Reading targets, in the field's words."""

from django.db.models import Q, QuerySet

from streetwork.reporting.discretion import Pairs
from streetwork.reporting.models import Target
from streetwork.reporting.periods import MONTHS, Period, period_of
from streetwork.vocabulary.snapshot import vocabulary

# Longest first: in this order periods contain each other.
KINDS = sorted(MONTHS, key=lambda kind: -MONTHS[kind])


def states_of(programme: int) -> frozenset[int]:
    """All states of a programme, *überregional* included."""
    return frozenset(state.pk for state in vocabulary().programmes[programme].states.all())


def is_told_as_a_whole(programme: int, pairs: Pairs) -> bool:
    """Whether somebody with these states may read what the whole programme reached."""
    return states_of(programme) <= pairs.get(programme, frozenset())


def targets_of(pairs: Pairs) -> QuerySet[Target]:
    """The targets of these programmes and states; the whole programme's only where all its states are read."""
    condition = Q(pk__in=[])
    for programme, states in pairs.items():
        place = Q(state__in=states)
        if is_told_as_a_whole(programme, pairs):
            place |= Q(state=None)
        condition |= Q(programme=programme) & place
    return Target.objects.filter(condition)


def targets_for(pairs: Pairs, period: Period) -> list[Target]:
    """The targets set for exactly this period; where a programme has none, those of the shortest period around it."""
    around = _around(period)
    of_periods = Q(pk__in=[])
    for each in around:
        of_periods |= Q(kind=each.kind, starts=each.first)
    found = list(ordered(targets_of(pairs).filter(of_periods)))
    chosen: list[Target] = []
    for programme in dict.fromkeys(target.programme_id for target in found):
        mine = [target for target in found if target.programme_id == programme]
        place = min(around.index(period_of_target(target)) for target in mine)
        chosen += [target for target in mine if period_of_target(target) == around[place]]
    return chosen


def _around(period: Period) -> list[Period]:
    """Calendar periods that contain it, the shortest first."""
    around = [period_of(period.first, kind) for kind in reversed(KINDS)]
    return [each for each in around if each.last >= period.last]


def ordered(targets: QuerySet[Target]) -> QuerySet[Target]:
    """By programme, period, state (the whole programme first), and the order in which they were set."""
    return targets.order_by("programme__short_name", "-starts", "kind", "state__name", "pk").select_related(
        "programme", "state"
    )


def period_of_target(target: Target) -> Period:
    return period_of(target.starts, target.kind)


def covered_by(target: Target) -> frozenset[int]:
    """The states whose figures make the target's actual."""
    return frozenset({target.state_id}) if target.state_id else states_of(target.programme_id)
