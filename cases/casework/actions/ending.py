"""Closing with a result, and opening again."""

from django.db import transaction
from django.utils import timezone

from cases.casework.actions.locking import locked, require, touch
from cases.casework.rules import rights_of
from cases.followups.actions import settle
from cases.models import Case, CaseCheck, FollowUp
from streetwork.accounts.access import Access
from streetwork.delivery.audit import log_access


class StillOpen(Exception):
    """A follow-up that nobody said anything about: whoever closes a case says what becomes of each promise."""


@transaction.atomic
def close_case(
    *, case: Case, access: Access, closure: str, result: str = "", follow_ups: dict[int, str] | None = None
) -> Case:
    """`follow_ups`: the status of each open one, by its key; *open* stays agreed. Raises StillOpen if one is missing.

    Unanswered four-eyes checks are taken back. A closed case stays as it is.
    """
    case = locked(case)
    if case.status == Case.Status.CLOSED:
        return case
    require(rights_of(access, case).writes)
    chosen = follow_ups or {}
    for follow_up in FollowUp.objects.open().filter(state=case.state_id, case=case.pk):
        if follow_up.pk not in chosen:
            raise StillOpen
        if chosen[follow_up.pk] != FollowUp.Status.OPEN:
            settle(follow_up=follow_up, access=access, status=FollowUp.Status(chosen[follow_up.pk]))
    CaseCheck.objects.filter(state=case.state_id, case=case.pk, answered_at=None).delete()
    case.status, case.closed_at = Case.Status.CLOSED, timezone.now()
    case.closure = Case.Closure(closure)
    case.result = case.seal("result", result)
    touch(case, "status", "closed_at", "closure", "result")
    log_access(access.scope(), "case.close", case, detail=case.closure)
    return case


@transaction.atomic
def reopen_case(*, case: Case, access: Access) -> Case:
    """The person came back. How it ended before stays in the history; the result stays readable."""
    case = locked(case)
    if case.status == Case.Status.OPEN:
        return case
    require(rights_of(access, case).reopens)
    case.status, case.closed_at, case.closure = Case.Status.OPEN, None, ""
    case.reopened_at = timezone.now()
    touch(case, "status", "closed_at", "closure", "reopened_at")
    log_access(access.scope(), "case.reopen", case)
    return case
