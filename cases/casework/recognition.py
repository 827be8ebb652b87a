"""Is this somebody whom we know? Compares fingerprints; the handle is forgotten with the request."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from cases.casework.actions.recognising import PURPOSE, mark
from cases.models import Case, HandleMark
from streetwork.accounts.access import Access
from streetwork.accounts.roles import WORKS_CASES
from streetwork.delivery.audit import log_access
from streetwork.vault.fingerprints import fingerprints_in_scope


@dataclass(frozen=True)
class Known:
    """What a colleague learns: that there is a case, whose it is, whether it is open. Nothing of what it is about."""

    case: Case
    is_visible: bool

    @property
    def since(self) -> datetime:
        return self.case.closed_at or self.case.reopened_at or self.case.opened_at


def recognise(*, handle: str, access: Access) -> list[Known]:
    """Cases of this handle in the states and programmes in which the person works with cases.

    Asks under the keys of this year and the last. A case that is found gets the mark of this year, so that it is
    found next year, too. Every asking is logged.
    """
    year = timezone.localdate().year
    pairs = fingerprints_in_scope(handle, years=(year, year - 1), purpose=PURPOSE)
    condition = Q(pk__in=[])
    for state, digest in pairs:
        condition |= Q(state=state, fingerprint=digest)
    marked = {(mark.state_id, mark.case_id) for mark in HandleMark.objects.filter(condition)} if pairs else set()
    of_marked = Q(pk__in=[])
    for state, pk in marked:
        of_marked |= Q(state=state, pk=pk)
    cases = Case.objects.filter(access.within(*WORKS_CASES)).filter(of_marked).select_related("worker").newest_first()
    visible = set(Case.objects.visible_to(access).filter(of_marked).values_list("pk", flat=True)) if marked else set()
    found = [Known(case, case.pk in visible) for case in cases]
    _remember_and_log(found, handle, access)
    return found


def _remember_and_log(found: list[Known], handle: str, access: Access) -> None:
    writable = access.scope().write
    for known in found:
        if known.case.state_id in writable:
            mark(known.case, handle)
        log_access(access.scope(), "case.recognise", known.case, detail="found")
    if not found:
        log_access(access.scope(), "case.recognise", detail="none")
