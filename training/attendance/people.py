"""Changing participants: somebody comes without registration, facts are corrected, a seat is given back."""

import hashlib
import json
import uuid
from typing import Any

from django.db import transaction

from streetwork.delivery.audit import log_access
from streetwork.tenancy.scope import Scope
from streetwork.vocabulary.snapshot import vocabulary
from training.attendance.marking import AlreadyHere, forget_partners, note_partners
from training.certificates import actions as certificates
from training.enums import RegistrationOrigin
from training.models import Attendance, Registration, SessionDate, TrainingSession
from training.network.matching import partner_of_person
from training.signup.actions import register
from training.signup.consent import CONSENT_VERSION
from training.signup.mail import tell
from training.signup.rules import LIVE
from training.signup.seats import live_with, locked
from training.signup.tokens import mark_of, renew

FACTS = ("name", "email", "institution", "institution_type", "home_state_id", "country", "engagement", "language_id")


class SeenOtherwise(Exception):
    """Somebody changed the facts since the form was opened."""


def stamp(registration: Registration) -> str:
    """Tells whether a person's facts are the same as when the form was opened."""
    facts = json.dumps([str(getattr(registration, name) or "") for name in FACTS])
    return hashlib.sha256(facts.encode()).hexdigest()[:24]


def language_for(session: TrainingSession, wanted: str = "") -> str:
    """The language of a person's mails: what was said, else the session's, else German."""
    return next(code for code in (wanted, session.language_id, "de") if code in vocabulary().languages)


@transaction.atomic
def add_person(
    *, session: TrainingSession, facts: dict[str, Any], origin: str, user: int, key: uuid.UUID,
    date: SessionDate | None = None, minutes: int | None = None, is_informed: bool = False,
) -> Registration:  # fmt: skip
    """Somebody registers by phone (origin STAFF: a seat, or the waiting list) or simply came (WALK_IN: no seat).

    Who came is present at `date`, when one is given. The form's `key` saved twice is saved once. Raises AlreadyHere
    when the address is registered already, and RegistrationClosed as `register` does.
    """
    with locked(session.pk):
        there = Registration.objects.filter(session=session, key=uuid.uuid5(session.key, str(key))).first()
        if there is not None:
            return there
        if live_with(session, _mark(facts.get("email", ""))).exists():
            raise AlreadyHere
        registration = register(
            session=session, language=facts["language_id"], key=key, origin=origin,
            facts={name: value for name, value in facts.items() if name != "language_id"}
            | {"consent_version": CONSENT_VERSION if is_informed else ""},
        )  # fmt: skip
        if date is not None and origin == RegistrationOrigin.WALK_IN:
            Attendance.objects.create(
                state_id=session.state_id, registration=registration, date=date, is_present=True, minutes=minutes,
                marked_by_id=user,
            )  # fmt: skip
            note_partners(session, [registration])
    return registration


def _mark(email: str) -> bytes | None:
    return mark_of(email) if email else None


@transaction.atomic
def correct(*, registration: Registration, facts: dict[str, Any], seen: str, scope: Scope) -> Registration:
    """Correct what is stored about a person (Art. 16 GDPR).

    Another address is told its link. Whoever read the old address knows the old link and perhaps the certificate:
    neither is good any more. Raises SeenOtherwise, AlreadyHere when the new address has a registration of
    its own for this session, and Registration.DoesNotExist when it was erased meanwhile.
    """
    with locked(registration.session_id) as session:
        now = Registration.objects.select_related("session").get(pk=registration.pk)
        old_mark, old_partner = now.email_mark and bytes(now.email_mark), now.partner_id
        if stamp(now) != seen:
            raise SeenOtherwise
        for name, value in facts.items():
            setattr(now, name, value)
        now.email_mark = _mark(now.email)
        if now.status in LIVE and live_with(session, now.email_mark).exclude(pk=now.pk).exists():
            raise AlreadyHere
        now.partner = partner_of_person(now, programme_id=session.programme_id)
        is_readdressed = now.email_mark != old_mark
        if is_readdressed and old_mark:
            _close_old_link(now)
        now.save(update_fields=[*facts, "email_mark", "partner", "key", "token_hash", "certificate_at"])
        if is_readdressed:
            tell(now, "readdressed")
        note_partners(session, [now])
        if old_partner and old_partner != now.partner_id:
            forget_partners(session, {old_partner})
        log_access(scope, "registration.correct", now)
    return now


def _close_old_link(registration: Registration) -> None:
    certificates.erase([registration.key])
    registration.certificate_at = None
    renew(registration)
