"""Break-glass: a lead reads the texts for a stated reason and an hour, and everybody concerned is told."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cases.casework.actions.locking import locked, require
from cases.casework.people import leads_of
from cases.casework.rules import rights_of
from cases.models import BreakGlass, Case
from streetwork.accounts.access import Access
from streetwork.delivery.audit import log_access
from streetwork.delivery.mail import plan_mail

GLASS_MAIL = "cases.break_glass"
LASTS = timedelta(minutes=60)


@transaction.atomic
def break_glass(*, case: Case, access: Access, reason: str) -> BreakGlass:
    """Open for 60 minutes; the worker and the programme's other leads get a mail. Open already: the same one."""
    case = locked(case)
    rights = rights_of(access, case)
    require(rights.leads)
    if rights.glass:
        return rights.glass
    now = timezone.now()
    glass = BreakGlass.objects.create(
        state_id=case.state_id, case=case, user_id=access.user_id, reason=reason, opened_at=now, ends_at=now + LASTS
    )
    log_access(access.scope(), "case.break_glass", case, detail=str(glass.pk))
    told = {case.worker_id, *(person.pk for person in leads_of(case))} - {access.user_id}
    for person in sorted(told):
        plan_mail(GLASS_MAIL, object_id=glass.pk, recipient=person)
    return glass
