"""The marks by which a returning person is recognised: made from a handle that is typed and forgotten."""

from django.db import transaction
from django.utils import timezone

from cases.casework.actions.locking import locked, require
from cases.casework.rules import rights_of
from cases.models import Case, Consent, HandleMark
from streetwork.accounts.access import Access
from streetwork.delivery.audit import log_access
from streetwork.vault.fingerprints import fingerprint

PURPOSE = "handle"


@transaction.atomic
def remember_handle(*, case: Case, access: Access, handle: str) -> None:
    """`handle` is a normalised one (`handles.normalise`). Needs the person's consent to be recognised."""
    case = locked(case)
    require(rights_of(access, case).keeps and agrees_to_recognition(case))
    mark(case, handle)
    log_access(access.scope(), "case.remember_handle", case)


def agrees_to_recognition(case: Case) -> bool:
    given = Consent.objects.filter(state=case.state_id, case=case.pk, kind=Consent.Kind.HANDLE, withdrawn_on=None)
    return given.exists()


def mark(case: Case, handle: str) -> None:
    """The mark of this year; once."""
    year = timezone.localdate().year
    HandleMark.objects.get_or_create(
        state_id=case.state_id, case=case, year=year,
        fingerprint=fingerprint(handle, state=case.state_id, year=year, purpose=PURPOSE),
    )  # fmt: skip


@transaction.atomic
def forget_handles(*, case: Case, access: Access) -> None:
    case = locked(case)
    require(rights_of(access, case).keeps)
    forget_marks(case)
    log_access(access.scope(), "case.forget_handles", case)


def forget_marks(case: Case) -> None:
    HandleMark.objects.filter(state=case.state_id, case=case.pk).delete()
