"""Issuing, withdrawing, forgetting. Certificates are shared rows; the registration needs the host state's scope."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from streetwork.vault.sealing import BrokenSeal, seal, unseal
from training.attendance.queries import marks_of
from training.certificates.codes import code_of, hash_of, sealing_key
from training.certificates.facts import Facts, as_text, facts_of, from_text
from training.models import Certificate, Registration

BOUND = "training.Certificate"


@dataclass(frozen=True)
class Shown:
    """A certificate that its code opened."""

    code: str
    facts: Facts
    withdrawn_at: datetime | None = None


@transaction.atomic
def issue(*, registration: Registration, today: date | None = None) -> Shown:
    """The certificate of a registration for which one is offered; asked again it is the same.

    What it shows follows the registration: a name that was corrected stands under the same code.
    """
    code = code_of(registration.key)
    session = registration.session
    marks = marks_of([registration])[registration.pk]
    kept = Certificate.objects.select_for_update().filter(registration_key=registration.key).first()
    issued_on = kept.issued_on if kept else today or timezone.localdate()
    facts = facts_of(registration, session, marks, issued_on=issued_on)
    if kept is None:
        Certificate.objects.get_or_create(
            registration_key=registration.key,
            defaults={
                "code_hash": hash_of(code), "sealed": _sealed(code, facts), "programme_id": session.programme_id,
                "issued_on": issued_on,
            },
        )  # fmt: skip
    elif _opened(code, kept) != facts:
        kept.sealed = _sealed(code, facts)
        kept.save(update_fields=["sealed"])
    if registration.certificate_at is None:
        registration.certificate_at = timezone.now()
        registration.save(update_fields=["certificate_at"])
    return Shown(code, facts)


def issued(registration: Registration) -> Shown | None:
    """The registration's certificate as it was issued; None when it was not. Writes nothing: archives may not."""
    return certificate_by(code_of(registration.key))


def certificate_by(code: str) -> Shown | None:
    """What the certificate with this code shows; None when there is none."""
    kept = Certificate.objects.filter(code_hash=hash_of(code)).first()
    facts = _opened(code, kept) if kept else None
    return Shown(code, facts, kept.withdrawn_at) if kept and facts else None


def withdraw(*, registration: Registration) -> bool:
    """Its code says from now on that the certificate was withdrawn. False when none was issued."""
    rows = Certificate.objects.filter(registration_key=registration.key, withdrawn_at=None)
    return bool(rows.update(withdrawn_at=timezone.now()))


def restore(*, registration: Registration) -> bool:
    """A certificate that was withdrawn is good again."""
    rows = Certificate.objects.filter(registration_key=registration.key).exclude(withdrawn_at=None)
    return bool(rows.update(withdrawn_at=None))


def erase(registration_keys: Iterable[UUID]) -> int:
    """Delete the certificates of these registrations: their codes prove nothing any more. Answers how many."""
    return Certificate.objects.filter(registration_key__in=list(registration_keys)).delete()[0]


def detach(registration_keys: Iterable[UUID]) -> int:
    """The registrations are deleted after their time: from now on the code alone opens the certificate."""
    return Certificate.objects.filter(registration_key__in=list(registration_keys)).update(registration_key=None)


def _sealed(code: str, facts: Facts) -> bytes:
    return seal(sealing_key(code), as_text(facts), bound_to=BOUND)


def _opened(code: str, kept: Certificate) -> Facts | None:
    """None for what was sealed under another code or tampered with."""
    try:
        return from_text(unseal(sealing_key(code), kept.sealed, bound_to=BOUND))
    except BrokenSeal:
        return None
