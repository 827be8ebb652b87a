"""What cases put on Today and into the daily mail. Nobody is nagged about a quiet case: only what was agreed is due."""

from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from cases.casework.presenters import rows_of
from cases.models import Case, CaseCheck, Handover

NEWS = timedelta(days=7)
SHOWN = 5


def my_cases(request):
    """How many are open, what is acute, what was handed over to me, whose check waits for me. None: no cases."""
    access = request.access
    mine = Case.objects.worked_by(access).open()
    sums = mine.aggregate(open=Count("pk"), acute=Count("pk", filter=Q(risk=Case.Risk.ACUTE)))
    covered = Case.objects.covered_by(access).open().count()
    asked = checks_asked_of(request.user.pk, access)
    moved = Handover.objects.filter(to_worker=request.user.pk, handed_over_at__gte=timezone.now() - NEWS)
    received = rows_of(mine.filter(pk__in=set(moved.values_list("case", flat=True)))[:SHOWN])
    if not (sums["open"] or covered or asked):
        return None
    return {**sums, "covered": covered, "asked": asked[:SHOWN], "received": received}


def checks_asked_of(user_id: int, access) -> list[CaseCheck]:
    """Four-eyes checks that wait for this person's answer, the oldest first."""
    visible = Case.objects.visible_to(access)
    checks = CaseCheck.objects.filter(asked_of=user_id, answered_at=None).select_related("case", "asked_by")
    keys = {check.case_id for check in checks}
    seen = set(visible.filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
    return sorted((check for check in checks if check.case_id in seen), key=lambda check: check.asked_at)
