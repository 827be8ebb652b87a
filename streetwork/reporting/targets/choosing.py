"""For which periods targets can be set."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.models import Target
from streetwork.reporting.periods import Period, period_of
from streetwork.reporting.targets.queries import period_of_target

# What most funders ask for comes first.
KINDS = (PeriodKind.HALF, PeriodKind.YEAR, PeriodKind.QUARTER, PeriodKind.MONTH)


def periods_to_set(programme: int, today: date) -> dict[str, Period]:
    """{code: period}: the running one of each kind, those beside it, and those that have targets; half-years first."""
    there = Target.objects.filter(programme=programme).order_by().values_list("starts", "kind").distinct()
    periods = {period_of_target(Target(starts=starts, kind=kind)) for starts, kind in there}
    running = {kind: period_of(today, kind) for kind in KINDS}
    for period in running.values():
        periods |= {period, period.after, period.after.after, period.before}
    ordered = sorted(periods, key=lambda each: (KINDS.index(PeriodKind(each.kind)), -each.first.toordinal()))
    first = running[KINDS[0]]
    return {first.code: first} | {period.code: period for period in ordered}


def period_choices(periods: Mapping[str, Period]) -> list[tuple[str | Promise, list[Period]]]:
    """The periods in groups by kind, the latest first."""
    return [
        (kind.label, sorted((each for each in periods.values() if each.kind == kind), reverse=True)) for kind in KINDS
    ]
