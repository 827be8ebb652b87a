"""How many people read that a false statement is wrong: by programme, state and month."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import DateField, Sum
from django.db.models.functions import TruncMonth

from cases.models import Contact
from cases.queries import local_midnight
from streetwork.reporting.discretion import Pairs
from streetwork.reporting.periods import Period


@dataclass
class Corrections:
    people: Counter[tuple[int, int, date]] = field(default_factory=Counter)

    def during(self, programme: int, states: Collection[int], period: Period) -> int:
        return sum(
            number
            for (of, state, month), number in self.people.items()
            if of == programme and state in states and month in period
        )


def corrections_of(pairs: Pairs, days: Period) -> Corrections:
    """Counted as in the register of claims, from the contacts in scope. One query."""
    states = frozenset().union(*pairs.values()) if pairs else frozenset()
    rows = (
        Contact.objects.filter(
            programme__in=sorted(pairs), state__in=sorted(states), claim__isnull=False,
            occurred_at__gte=local_midnight(days.first),
            occurred_at__lt=local_midnight(days.last + timedelta(days=1)),
        )
        .order_by()
        .annotate(month=TruncMonth("occurred_at", output_field=DateField()))
        .values_list("programme", "state", "month")
        .annotate(people=Sum("people_reached"))
    )  # fmt: skip
    return Corrections(Counter({(programme, state, month): people for programme, state, month, people in rows}))
