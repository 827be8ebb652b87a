"""What the lead keeps ready: a programme's own plans and its on-call list."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from cases.incidents.plans import built_in_steps
from cases.models import IncidentPlan


@transaction.atomic
def keep_plan(*, programme: int, kind: str, steps: Sequence[str], user: int) -> None:
    """Write a programme's own plan; the same steps as the built-in ones are no plan of its own.

    Incidents that were reported before keep the steps they had.
    """
    if list(steps) == built_in_steps(kind):
        reset_plan(programme=programme, kind=kind)
        return
    IncidentPlan.objects.update_or_create(
        programme_id=programme, type=kind,
        defaults={"steps": list(steps), "changed_by_id": user, "changed_at": timezone.now()},
    )  # fmt: skip


@transaction.atomic
def reset_plan(*, programme: int, kind: str) -> None:
    """Back to the built-in plan."""
    IncidentPlan.objects.filter(programme=programme, type=kind).delete()
