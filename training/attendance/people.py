"""Changing participants: somebody comes without registration, facts are corrected, a seat is given back."""

import hashlib
import json
import uuid
from typing import Any

from django.db import transaction

from streetwork.delivery.audit import log_access
from streetwork.tenancy.scope import Scope
from streetwork.vocabulary.snapshot import vocabulary
from training.attendance.marking import AlreadyHere, note_partners
from training.enums import RegistrationOrigin, RegistrationStatus
from training.models import Attendance, Registration, SessionDate, TrainingSession
from training.network.matching import match_partner
from training.signup.actions import register
from training.signup.consent import CONSENT_VERSION
from training.signup.seats import locked
from training.signup.tokens import mark_of

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
    when the address is registered already.
    """
    with locked(session.pk):
        there = Registration.objects.filter(session=session, key=uuid.uuid5(session.key, str(key))).first()
        if there is not None:
            return there
        email = facts.get("email", "")
        if email and _live(session).filter(email_mark=mark_of(email)).exists():
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


def _live(session: TrainingSession):
    return Registration.objects.filter(session=session).exclude(
        status__in=[RegistrationStatus.CANCELLED, RegistrationStatus.EXPIRED]
    )


def _partner_of(registration: Registration):
    return match_partner(
        programme_id=registration.session.programme_id, institution=registration.institution,
        home_state_id=registration.home_state_id,
    )  # fmt: skip


@transaction.atomic
def correct(*, registration: Registration, facts: dict[str, Any], seen: str, scope: Scope) -> Registration:
    """Correct what is stored about a person (Art. 16 GDPR).

    Raises SeenOtherwise, and AlreadyHere when the new address has a registration of its own for this session.
    """
    with locked(registration.session_id) as session:
        now = Registration.objects.select_related("session").get(pk=registration.pk)
        if stamp(now) != seen:
            raise SeenOtherwise
        for name, value in facts.items():
            setattr(now, name, value)
        now.email_mark = mark_of(now.email) if now.email else None
        is_live = now.status not in (RegistrationStatus.CANCELLED, RegistrationStatus.EXPIRED)
        if is_live and now.email_mark and _live(session).filter(email_mark=now.email_mark).exclude(pk=now.pk).exists():
            raise AlreadyHere
        now.partner = _partner_of(now)
        now.save(update_fields=[*facts, "email_mark", "partner"])
        note_partners(session, [now])
        log_access(scope, "registration.correct", now)
    return now
