"""Consents of the person, and four-eyes checks with a colleague."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from cases.casework.actions.locking import locked, require, touch
from cases.casework.actions.recognising import agrees_to_recognition, forget_marks
from cases.casework.people import colleagues
from cases.casework.rules import rights_of
from cases.models import Case, CaseCheck, Consent, NoticeVersion
from streetwork.accounts.access import Access
from streetwork.delivery.audit import log_access


@transaction.atomic
def record_consent(*, case: Case, access: Access, kind: str, notice: NoticeVersion | None, given_on: date) -> Consent:
    """What the person was told or agreed to. The same once more on the same day is the same."""
    case = locked(case)
    require(rights_of(access, case).keeps)
    consent, made = Consent.objects.get_or_create(
        state_id=case.state_id, case=case, kind=Consent.Kind(kind), notice=notice, given_on=given_on, withdrawn_on=None,
        defaults={"recorded_by_id": access.user_id},
    )  # fmt: skip
    if made:
        touch(case)
    return consent


@transaction.atomic
def withdraw_consent(*, case: Case, consent: Consent, access: Access) -> None:
    """From today. Without the consent to be recognised the marks of recognition go at once."""
    case = locked(case)
    require(rights_of(access, case).keeps)
    if consent.withdrawn_on is None:
        consent.withdrawn_on = max(timezone.localdate(), consent.given_on)
        consent.save(update_fields=["withdrawn_on"])
        touch(case)
    if consent.kind == Consent.Kind.HANDLE and not agrees_to_recognition(case):
        forget_marks(case)


@transaction.atomic
def ask_check(*, case: Case, access: Access, asked_of: int) -> CaseCheck:
    """Ask a colleague to look. Asking the same person again while the question is open changes nothing."""
    case = locked(case)
    require(rights_of(access, case).writes)
    require(asked_of != access.user_id and asked_of in {person.pk for person in colleagues(case)})
    check, made = CaseCheck.objects.get_or_create(
        state_id=case.state_id, case=case, asked_of_id=asked_of, answered_at=None,
        defaults={"asked_by_id": access.user_id},
    )  # fmt: skip
    if made:
        touch(case)
        log_access(access.scope(), "case.check_asked", case)
    return check


@transaction.atomic
def answer_check(*, case: Case, check: CaseCheck, access: Access, result: str, remark: str = "") -> CaseCheck:
    """Answered once, by the one who was asked. From then on the colleague sees the case no more."""
    case = locked(case)
    check = CaseCheck.objects.get(state=case.state_id, pk=check.pk)
    require(check.asked_of_id == access.user_id and check.answered_at is None)
    check.result = CaseCheck.Result(result)
    check.remark = case.seal(f"check:{check.uid}", remark)
    check.answered_at = timezone.now()
    check.save(update_fields=["result", "remark", "answered_at"])
    touch(case)
    log_access(access.scope(), "case.check_answered", case, detail=check.result)
    return check


@transaction.atomic
def withdraw_check(*, case: Case, check: CaseCheck, access: Access) -> None:
    """Take an unanswered question back, for instance because the colleague is away."""
    case = locked(case)
    require(rights_of(access, case).keeps)
    CaseCheck.objects.filter(state=case.state_id, pk=check.pk, answered_at=None).delete()
