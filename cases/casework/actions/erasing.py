"""Erasure at the person's wish (Art. 17 GDPR): everything of the case, its key first of all. Figures stay."""

import hashlib
import hmac
import json
from collections import Counter
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from cases.casework.actions.locking import locked, require
from cases.casework.rules import rights_of
from cases.models import Case, CaseEvent, Contact, ContactNote
from streetwork.accounts.access import Access
from streetwork.accounts.roles import Role
from streetwork.delivery.audit import log_access
from streetwork.vault.keys import purpose_key

SIGNED_WITH = "erasure-receipt"


class UnderLegalHold(Exception):
    """The programme may delete nothing at present (Art. 17 (3) (e) GDPR)."""


@dataclass(frozen=True)
class Receipt:
    """Proof of an erasure that holds nothing personal: when, in which role, how many rows of which kind."""

    at: str
    role: str
    programme: str
    state: str
    rows: dict[str, int]

    @property
    def number(self) -> str:
        """Keyed, so that only this installation can have issued it: 4D1F-…"""
        text = json.dumps(asdict(self), sort_keys=True)
        digest = hmac.new(purpose_key(SIGNED_WITH), text.encode(), hashlib.sha256).hexdigest()[:20].upper()
        return "-".join(digest[start : start + 4] for start in range(0, 20, 4))


@transaction.atomic
def erase_case(*, case: Case, access: Access) -> Receipt:
    """Deletes the case with key, notes, goals, consents, checks, handovers, follow-ups, marks and history.

    Its contacts lose their notes, threads and the link to each other, and stay as anonymous figures. The access log
    keeps one line with the receipt's number. Raises UnderLegalHold.
    """
    case = locked(case)
    rights = rights_of(access, case)
    require(rights.erases)
    if case.programme.legal_hold:
        raise UnderLegalHold
    rows: Counter[str] = Counter()
    contacts = Contact.objects.filter(state=case.state_id, case=case.pk)
    keys = list(contacts.values_list("pk", flat=True))
    notes = ContactNote.objects.filter(state=case.state_id, contact__in=keys)
    rows["cases.ContactNote"] = notes.count()
    notes.delete()
    contacts.filter(pk__in=keys).update(case=None, thread_fingerprint=None)
    receipt_of, number = _place_of(case, rights), case.pk
    log_object = Case(pk=case.pk, state_id=case.state_id)
    _total, by_model = case.delete()
    events = CaseEvent.objects.filter(state=log_object.state_id, id=number)
    by_model["cases.CaseEvent"] = events.count()
    events.delete()
    rows.update({label: count for label, count in by_model.items() if count})
    receipt = Receipt(
        at=timezone.localtime().isoformat(timespec="minutes"), rows=dict(sorted((+rows).items())), **receipt_of
    )
    log_access(access.scope(), "case.erase", log_object, detail=receipt.number)
    return receipt


def _place_of(case: Case, rights) -> dict[str, str]:
    return {
        "role": str(Role.LEAD if rights.leads and not rights.in_charge else Role.COUNSELOR),
        "programme": case.programme.short_name,
        "state": case.state.code,
    }
