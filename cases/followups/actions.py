"""Agreeing, settling, moving and passing on follow-ups: one transaction each."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from cases.followups import rules
from cases.followups.enums import Purpose, Status
from cases.followups.windows import window_end
from cases.models import Case, Contact, FollowUp
from streetwork.accounts.access import Access
from streetwork.delivery.audit import log_access
from streetwork.vocabulary.models import Platform


class NotAgreed(ValueError):
    """Nobody agreed to it, or the person never answered: such a follow-up is not made."""


@transaction.atomic
def agree_follow_up(
    *,
    access: Access,
    purpose: str,
    due_on: datetime.date,
    platform: Platform,
    agreed: bool,
    contact: Contact | None = None,
    case: Case | None = None,
    due_time: datetime.time | None = None,
    last_message_at: datetime.datetime | None = None,
    at_risk: bool = False,
) -> FollowUp:
    """Note what was agreed with the person, for a contact or a case (the contact's own case is found).

    `agreed` must be true: nothing is followed up that the person did not want. An answer to an unanswered offer is
    chased by nobody, except when the person may be at risk (`at_risk`). `last_message_at` starts the platform's reply
    window and is not stored itself. The same agreement again answers the first one.
    Raises NotAgreed, PermissionDenied; ValueError when the day lies in the past or over a year ahead.
    """
    today = timezone.localdate()
    if case is None and contact is not None:
        case = contact.case
    _require(rules.may_agree(access, contact=contact, case=case, today=today))
    if not agreed:
        raise NotAgreed("A follow-up needs the agreement of the person.")
    if rules.is_unanswered_offer(contact) and not at_risk:
        raise NotAgreed("An unanswered offer is not followed up.")
    if not rules.is_possible_day(due_on, today):
        raise ValueError("The day lies in the past or more than a year ahead.")
    matter = case or contact
    assert matter is not None  # may_agree has seen one of them
    _lock(matter)
    same = FollowUp.objects.open().filter(
        state=matter.state_id, case=case, contact=contact, purpose=purpose, due_on=due_on, due_time=due_time,
        platform=platform,
    )  # fmt: skip
    if first := same.first():
        return first
    follow_up = FollowUp.objects.create(
        state_id=matter.state_id,
        programme_id=matter.programme_id,
        worker_id=_worker_of(access, contact, case),
        case=case,
        contact=contact,
        purpose=Purpose(purpose),
        due_on=due_on,
        due_time=due_time,
        platform=platform,
        window_ends_at=window_end(last_message_at, platform.reply_window_hours),
        at_risk=at_risk and rules.is_unanswered_offer(contact),
    )
    if follow_up.at_risk:
        log_access(access.scope(), "followup.at_risk", follow_up)
    return follow_up


def _worker_of(access: Access, contact: Contact | None, case: Case | None) -> int:
    """Who agreed it keeps it; what a lead notes for others is the counselor's."""
    user = access.user_id
    assert user is not None  # who may agree is signed in
    if case is not None:
        return user
    return user if contact is None or contact.counselor_id == user else contact.counselor_id


def _lock(matter) -> None:
    """One agreement after the other for the same contact or case, so that a double submit finds the first."""
    type(matter).objects.select_for_update().get(state=matter.state_id, pk=matter.pk)


@transaction.atomic
def settle(*, follow_up: FollowUp, access: Access, status: str) -> FollowUp:
    """Done, tried in vain, or no longer wanted. What is settled already stays as it was settled first."""
    status = Status(status)
    if status is Status.OPEN:
        raise ValueError("Use reopen().")
    follow_up = _locked(follow_up)
    _require(rules.may_settle(access, follow_up, timezone.localdate()))
    if follow_up.status == Status.OPEN:
        follow_up.status, follow_up.settled_at, follow_up.settled_by_id = status, timezone.now(), access.user_id
        follow_up.save(update_fields=["status", "settled_at", "settled_by"])
    return follow_up


@transaction.atomic
def reopen(*, follow_up: FollowUp, access: Access) -> FollowUp:
    """Take a settlement back. A second try that was planned after it and is still open goes."""
    follow_up = _locked(follow_up)
    if follow_up.status == Status.OPEN:
        return follow_up
    _require(rules.may_undo(access, follow_up, timezone.localdate()))
    FollowUp.objects.open().filter(state=follow_up.state_id, again_of=follow_up.pk).delete()
    follow_up.status, follow_up.settled_at, follow_up.settled_by = Status.OPEN, None, None
    follow_up.save(update_fields=["status", "settled_at", "settled_by"])
    return follow_up


@transaction.atomic
def try_again(*, follow_up: FollowUp, access: Access, due_on: datetime.date) -> FollowUp:
    """The one second try after "not reached". Asked twice, it is the same one.

    Raises NotAgreed when this was the second try already, or nobody tried yet.
    """
    follow_up = _locked(follow_up)
    today = timezone.localdate()
    _require(rules.may_settle(access, follow_up, today))
    if second := FollowUp.objects.filter(state=follow_up.state_id, again_of=follow_up.pk).first():
        return second
    if not rules.may_try_again(follow_up):
        raise NotAgreed("There is one second try and no third.")
    if not rules.is_possible_day(due_on, today):
        raise ValueError("The day lies in the past or more than a year ahead.")
    try:
        with transaction.atomic():
            return FollowUp.objects.create(
                state_id=follow_up.state_id,
                programme_id=follow_up.programme_id,
                worker_id=follow_up.worker_id,
                case=follow_up.case,
                contact=follow_up.contact,
                purpose=follow_up.purpose,
                due_on=due_on,
                platform_id=follow_up.platform_id,
                window_ends_at=follow_up.window_ends_at,
                again_of=follow_up,
                at_risk=follow_up.at_risk,
            )
    except IntegrityError:
        return FollowUp.objects.get(state=follow_up.state_id, again_of=follow_up.pk)


@transaction.atomic
def move(
    *, follow_up: FollowUp, access: Access, due_on: datetime.date, due_time: datetime.time | None = None
) -> FollowUp:
    """Another day. Raises ValueError when it is settled, or the day is not possible."""
    follow_up = _locked(follow_up)
    today = timezone.localdate()
    _require(rules.may_settle(access, follow_up, today))
    if follow_up.status != Status.OPEN or not rules.is_possible_day(due_on, today):
        raise ValueError("Only an open follow-up moves, to a day from today on within a year.")
    follow_up.due_on, follow_up.due_time = due_on, due_time
    follow_up.save(update_fields=["due_on", "due_time"])
    return follow_up


def pass_on(*, case: Case, worker: int) -> int:
    """With a case its open follow-ups change hands; answers how many. For the handover's transaction."""
    return FollowUp.objects.open().filter(state=case.state_id, case=case.pk).update(worker=worker)


def _locked(follow_up: FollowUp) -> FollowUp:
    rows = FollowUp.objects.select_for_update(of=("self",)).with_matter()
    return rows.get(state=follow_up.state_id, pk=follow_up.pk)


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied("Only who works on the case or contact, who covers them, and the lead.")
