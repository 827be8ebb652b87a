"""Writing what a preview said, with what a person decided about the names that were not recognised."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from streetwork.delivery.audit import log_access
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import Scope
from training.attendance.marking import AlreadyHere, apply_presence
from training.attendance.online.preview import WALK_IN, Sealed
from training.attendance.people import add_person, language_for
from training.enums import Engagement, InstitutionType, RegistrationOrigin
from training.models import SessionDate
from training.signup.seats import locked

OUT = "out"


@dataclass
class Applied:
    """How many people were marked as there, how many of them came without registration; `known` had an address
    that is registered already, so nobody was added twice."""

    marked: int = 0
    walk_ins: int = 0
    known: int = 0


def apply(*, date: SessionDate, lines: list[Sealed], choice: Callable[[int], str], scope: Scope, user: int) -> Applied:
    """Mark who was recognised or chosen, and add who came without registration. `choice(number)` of a line:

    "" as proposed, "out" left out, "walk-in" added, or the key of a registration. Applied twice is applied once.
    The session's row is locked before those of its people, as everywhere.
    """
    present: dict[int, int | None] = {}
    walk_ins: list[Sealed] = []
    for line in lines:
        chosen = choice(line.number)
        if chosen == OUT:
            continue
        if chosen == WALK_IN:
            walk_ins.append(line)
            continue
        pk = int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 16 else line.registration
        if pk is not None:
            present[pk] = _longer(present.get(pk, 0), line.minutes)
    with locked(date.session_id):
        done = Applied(marked=apply_presence(date=date, present=present, user=user))
        for line in walk_ins:
            try:
                _add(date, line, user)
            except AlreadyHere:
                done.known += 1
            else:
                done.walk_ins += 1
        done.marked += done.walk_ins
        log_access(scope, "attendance.import", date.session, detail=str(done.marked))
    return done


def _longer(before: int | None, minutes: int | None) -> int | None:
    """Two lines chosen for the same person (two devices): together, and all of it when one says no minutes."""
    return None if before is None or minutes is None else before + minutes


def _add(date: SessionDate, line: Sealed, user: int) -> None:
    session = date.session
    facts = {
        "name": line.name, "email": _valid(line.email), "institution": "", "institution_type": InstitutionType.OTHER,
        "home_state_id": None if session.state_id == State.DE else session.state_id, "country": "DE",
        "engagement": Engagement.UNKNOWN, "language_id": language_for(session),
    }  # fmt: skip
    add_person(
        session=session, facts=facts, origin=RegistrationOrigin.WALK_IN, user=user, date=date, minutes=line.minutes,
        key=uuid.uuid5(session.key, f"online/{date.pk}/{line.email or line.name}"),
    )  # fmt: skip


def _valid(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError:
        return ""
    return email
