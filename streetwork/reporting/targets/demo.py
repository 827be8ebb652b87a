"""Invented targets of demo mode: what each programme promised for this half-year and the last, near to what it does."""

from datetime import date
from random import Random

from django.utils import timezone

from streetwork.accounts.demo import EAST_SIDE, INTEGRIF, KOMPAN, LARA
from streetwork.reporting.enums import Indicator, PeriodKind
from streetwork.reporting.models import Target
from streetwork.reporting.periods import Period, period_of
from streetwork.reporting.targets.actuals import numbers_of
from streetwork.reporting.targets.rules import places_of
from streetwork.tenancy.models import Programme

LEADS = {KOMPAN: "lead", EAST_SIDE: "lead-east", LARA: "lead-lara"}
IN_STATES = (Indicator.CONTACTS, Indicator.CONSULTATIONS, Indicator.REFERRALS, Indicator.ARRIVED)
# What was promised of the same half-year a year before: some states find it easy, others hard.
HOPES = (0.95, 1.1, 1.2, 1.3, 1.45)
# Of the programme as a whole: corrections, trainings, participants.
AS_A_WHOLE = {KOMPAN: (120, 12, 180), EAST_SIDE: (40, 4, 50), LARA: (60, 4, 40)}
ARCHIVED = {2018: 600, 2019: 700}


def is_seeded() -> bool:
    """Whether the room's demo data are there."""
    return Target.objects.filter(changed_by__is_demo=True).exists()


def seed(*, people, now, dice: Random) -> None:
    """Write them, after the contacts. `people` are the demo people by key, `now` the moment, `dice` seeded random."""
    this = period_of(timezone.localdate(now), PeriodKind.HALF)
    programmes = Programme.objects.in_bulk(field_name="slug")
    made: list[Target] = []
    for slug, lead in LEADS.items():
        for period in (this, this.before):
            made += _of_programme(programmes[slug].pk, slug, period, people[lead], dice)
    made += [
        Target(
            programme=programmes[INTEGRIF], indicator=Indicator.CONTACTS, kind=PeriodKind.YEAR,
            starts=date(year, 1, 1), value=value, changed_by=people["archive"],
        )
        for year, value in ARCHIVED.items()
    ]  # fmt: skip
    Target.objects.bulk_create(made, ignore_conflicts=True)


def _of_programme(programme: int, slug: str, period: Period, lead, dice: Random) -> list[Target]:
    facts = {"programme_id": programme, "kind": period.kind, "starts": period.first, "changed_by": lead}
    states = [place.pk for place in places_of(programme, frozenset(range(1, 17))) if place]
    places = [(programme, frozenset({state})) for state in states]
    before = numbers_of(IN_STATES, places, period.year_before)
    made = []
    for indicator in IN_STATES:
        values = {
            state: _round(before[indicator, (programme, frozenset({state}))] * dice.choice(HOPES)) for state in states
        }
        made += [Target(indicator=indicator, state_id=state, value=value, **facts) for state, value in values.items()]
        made.append(Target(indicator=indicator, value=_round(sum(values.values())), **facts))
    whole = (Indicator.CORRECTIONS, Indicator.SESSIONS, Indicator.PARTICIPANTS)
    made += [
        Target(indicator=indicator, value=value, **facts)
        for indicator, value in zip(whole, AS_A_WHOLE[slug], strict=True)
    ]
    return made


def _round(number: float) -> int:
    """As people promise: to fives, above hundred to tens; at least five."""
    step = 10 if number > 100 else 5
    return max(5, step * round(number / step))


def clear() -> None:
    """Remove what `seed` wrote, and what demo people set since."""
    Target.objects.filter(changed_by__is_demo=True).delete()
