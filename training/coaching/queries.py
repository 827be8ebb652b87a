"""Reading coachings, and adding them up."""

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAININGS
from training.models import Coaching


def coachings_of(access: Access) -> QuerySet[Coaching]:
    """The coachings of the programmes and states in which the person reads trainings."""
    return Coaching.objects.filter(access.within(*READS_TRAININGS))


def sums_of(coachings: QuerySet[Coaching]) -> dict[str, int]:
    """`number`, `minutes`, `people` and `institutions` (by their name): one query."""
    return coachings.order_by().aggregate(
        number=Count("pk"), minutes=Coalesce(Sum("minutes"), 0), people=Coalesce(Sum("people"), 0),
        institutions=Count("institution", distinct=True),
    )  # fmt: skip


def minutes_by(coachings: QuerySet[Coaching], field: str) -> list[tuple]:
    """(value, number, minutes) of every value of a field, the most minutes first."""
    rows = coachings.order_by().values(field).annotate(n=Count("pk"), m=Sum("minutes"))
    return [(row[field], row["n"], row["m"]) for row in rows.order_by("-m", field)]
