"""From worker to worker: handover with a reason, and taking over while the worker is away."""

from django.db import transaction
from django.utils import timezone

from cases.casework.actions.locking import locked, require, touch
from cases.casework.people import colleagues
from cases.casework.rules import may_take_over, rights_of
from cases.followups.actions import pass_on
from cases.models import Case, Handover
from streetwork.accounts.access import Access
from streetwork.delivery.audit import log_access
from streetwork.delivery.mail import plan_mail

HANDOVER_MAIL = "cases.handed_over"
# Who hands over for such a reason does not stay as deputy.
FOR_GOOD = {Handover.Reason.RELATIONSHIP, Handover.Reason.LEAVING}


@transaction.atomic
def hand_over(*, case: Case, access: Access, to_worker: int, reason: str, remark: str = "") -> Handover | None:
    """The open follow-ups move along; both are told by a link. None when it is that person's case already."""
    case = locked(case)
    require(rights_of(access, case).hands_over)
    if case.worker_id == to_worker:
        return None
    require(to_worker in {person.pk for person in colleagues(case)})
    return _move(case, access, to_worker=to_worker, reason=Handover.Reason(reason), remark=remark)


@transaction.atomic
def take_over(*, case: Case, access: Access) -> Handover:
    """The deputy or stand-in goes on while the worker is away; the worker becomes the deputy."""
    case = locked(case)
    require(may_take_over(access, case, timezone.localdate()) and case.status == Case.Status.OPEN)
    assert access.user_id is not None  # who is in charge is signed in
    return _move(case, access, to_worker=access.user_id, reason=Handover.Reason.ABSENCE)


def _move(case: Case, access: Access, *, to_worker: int, reason: str, remark: str = "") -> Handover:
    handover = Handover(
        state_id=case.state_id, case=case, from_worker_id=case.worker_id, to_worker_id=to_worker, reason=reason
    )
    handover.remark = case.seal(f"handover:{handover.uid}", remark)
    handover.save(force_insert=True)
    before = case.worker_id
    free = case.deputy_id in (None, to_worker)
    case.worker_id = to_worker
    if reason == Handover.Reason.ABSENCE or (free and reason not in FOR_GOOD):
        case.deputy_id = before  # knows the person
    elif free:
        case.deputy = None
    touch(case, "worker", "deputy")
    pass_on(case=case, worker=to_worker)
    for person in {before, to_worker} - {access.user_id}:
        plan_mail(HANDOVER_MAIL, object_id=handover.pk, recipient=person)
    log_access(access.scope(), "case.hand_over", case, detail=reason)
    return handover
