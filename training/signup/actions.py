"""Registering, confirming, giving back, moving up. Each under the lock of the session's row, in one transaction."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

import structlog
from django.db import transaction
from django.utils import timezone

from training.enums import RegistrationOrigin, RegistrationStatus, SessionStatus
from training.models import Registration, TrainingSession
from training.network.matching import partner_of_person
from training.sessions.rules import registration_state
from training.signup.links import LinkClosed, link_scope, registration_of
from training.signup.mail import tell
from training.signup.rules import LIVE, answer_until, gives_seats, may_change
from training.signup.seats import OVERDUE, expire, live_with, locked, move_up, recount, registrations_of
from training.signup.tokens import hash_of, mark_of, token_of

OPEN_STATES = {"open", "waiting"}
CHANGEABLE = ("name", "institution", "institution_type", "home_state_id", "country", "engagement")
log = structlog.get_logger(__name__)


class RegistrationClosed(Exception):
    """Nobody can register (this way) now; `why` is as of `registration_state`: full, closed, not_yet, cancelled …"""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


def register(
    *,
    session: TrainingSession,
    facts: Mapping[str, Any],
    language: str,
    key: uuid.UUID,
    origin: str = RegistrationOrigin.PUBLIC,
    now: datetime.datetime | None = None,
) -> Registration:
    """Take somebody's registration: a seat while there is one, else the end of the waiting list.

    `facts` are name, email, institution, institution_type, home_state_id, country, engagement and consent_version;
    `key` is the form's. The same form sent twice, or an address that is registered already, answers the
    registration that is there; its owner learns by mail. Who registers in public has to confirm the address; whom the
    team enters has not; who simply comes (walk-in) takes no seat from anybody and gets no mail.
    The team may enter people before and after the time of registration, as long as the session is open.
    Raises RegistrationClosed.
    """
    now = now or timezone.now()
    mark = mark_of(facts["email"]) if facts.get("email") else None
    partner = partner_of_person(Registration(**facts), programme_id=session.programme_id)
    with locked(session.pk) as row:
        _settle(row, now)
        known = _known(row, mark)
        if known is not None and known.key == _own_key(row, key):
            return known
        why = _refused(row, origin, now)
        if not why and known is not None:
            tell(known, "again")
            return known
        if not why:
            registration = _new(row, facts, mark=mark, language=language, key=key, origin=origin, now=now)
            registration.partner = partner
            registration.save(force_insert=True)
            _tell_first(registration)
            return registration
    raise RegistrationClosed(why)


def _refused(session: TrainingSession, origin: str, now: datetime.datetime) -> str:
    """Why nobody is taken this way, "" while somebody is."""
    if origin == RegistrationOrigin.WALK_IN:
        return ""
    if origin == RegistrationOrigin.PUBLIC:
        state = registration_state(session, now)
        return "" if state in OPEN_STATES else state
    if session.status != SessionStatus.OPEN:
        return session.status
    may_wait = session.has_waiting_list and gives_seats(session, now)
    return "" if may_wait or session.free_seats else "full"


def _own_key(session: TrainingSession, key: uuid.UUID) -> uuid.UUID:
    """A form's key belongs to its session: in another one it would be another registration."""
    return uuid.uuid5(session.key, str(key))


def _known(session: TrainingSession, mark: bytes | None) -> Registration | None:
    """The registration that this address has already, None for one without address."""
    found = live_with(session, mark).first()
    if found:
        found.session = session
    return found


def _new(session, facts, *, mark, language, key, origin, now) -> Registration:
    """A seat that is still free after `_settle` is nobody's who waits."""
    own = _own_key(session, key)
    if registrations_of(session).filter(key=own).exists():
        own = uuid.uuid4()  # another address from the same form, or one that was cancelled
    registration = Registration(
        state_id=session.state_id, session=session, key=own, email_mark=mark, language_id=language, origin=origin,
        registered_at=now, **facts,
    )  # fmt: skip
    registration.token_hash = hash_of(token_of(registration))
    is_public = origin == RegistrationOrigin.PUBLIC
    if origin == RegistrationOrigin.WALK_IN:
        registration.status = RegistrationStatus.CONFIRMED
    elif session.free_seats:
        registration.status = RegistrationStatus.PENDING if is_public else RegistrationStatus.CONFIRMED
    else:
        registration.status = RegistrationStatus.WAITING
    if is_public:
        registration.deadline = answer_until(now, session.starts_at)
    else:
        registration.confirmed_at = now
    return registration


def _tell_first(registration: Registration) -> None:
    if registration.origin == RegistrationOrigin.WALK_IN or not registration.email:
        return
    if registration.confirmed_at is None:
        tell(registration, "confirm")
    else:
        tell(registration, "confirmed" if registration.status == RegistrationStatus.CONFIRMED else "waiting")


def confirm(token: str, *, now: datetime.datetime | None = None) -> Registration:
    """The address is real: the seat is taken, or the place on the waiting list. Again changes nothing.

    Raises LinkClosed: unknown, expired (too late), cancelled, over (the session takes place no more or has been).
    """
    now = now or timezone.now()
    with link_scope(token):
        found = registration_of(token)
        with locked(found.session_id) as session:
            _settle(session, now)
            registration = _fresh(found, session)
            why = _closed(registration)
            if not why and registration.confirmed_at is None:
                has_seat = registration.status == RegistrationStatus.PENDING
                registration.status = RegistrationStatus.CONFIRMED if has_seat else registration.status
                registration.confirmed_at, registration.deadline = now, None
                registration.save(update_fields=["status", "confirmed_at", "deadline"])
                tell(registration, "confirmed" if has_seat else "waiting")
        if why:
            raise LinkClosed(why)
        return registration


def accept_offer(token: str, *, now: datetime.datetime | None = None) -> Registration:
    """Who waited takes the seat that was offered. Again changes nothing. Raises LinkClosed as `confirm` does."""
    now = now or timezone.now()
    with link_scope(token):
        found = registration_of(token)
        with locked(found.session_id) as session:
            _settle(session, now)
            registration = _fresh(found, session)
            why = _closed(registration)
            if not why and registration.status == RegistrationStatus.OFFERED:
                registration.status, registration.deadline = RegistrationStatus.CONFIRMED, None
                registration.save(update_fields=["status", "deadline"])
                tell(registration, "confirmed")
        if why:
            raise LinkClosed(why)
        return registration


def cancel(*, registration: Registration, now: datetime.datetime | None = None) -> Registration:
    """The person gives the seat back, or leaves the waiting list; the next one moves up. Again changes nothing.

    After the session has begun nothing is cancelled: raises LinkClosed ("over").
    """
    now = now or timezone.now()
    with locked(registration.session_id) as session:
        _settle(session, now)
        row = _fresh(registration, session)
        is_over = row.status in LIVE and not may_change(row, now)
        if row.status in LIVE and not is_over:
            row.status, row.cancelled_at, row.deadline = RegistrationStatus.CANCELLED, now, None
            row.save(update_fields=["status", "cancelled_at", "deadline"])
            if row.confirmed_at:
                tell(row, "left")
            _settle(session, now, recounted=False)
    if is_over:
        raise LinkClosed("over")
    return row


def change(*, registration: Registration, facts: Mapping[str, Any], now: datetime.datetime | None = None):
    """The person corrects what they said of themselves; the address stays, it is what was confirmed.

    Raises LinkClosed when the registration is over.
    """
    now = now or timezone.now()
    with locked(registration.session_id) as session:
        row = _fresh(registration, session)
        is_over = not may_change(row, now)
        if not is_over:
            changed = [name for name in CHANGEABLE if name in facts]
            for name in changed:
                setattr(row, name, facts[name])
            row.partner = partner_of_person(row, programme_id=session.programme_id)
            row.save(update_fields=[*changed, "partner"])
    if is_over:
        raise LinkClosed(_closed(row) or "over")
    return row


def offer_free_seats(session: TrainingSession, *, now: datetime.datetime | None = None) -> int:
    """Give the session's free seats to those who wait; answers how many seats are still free then."""
    with locked(session.pk) as row:
        _settle(row, now or timezone.now(), recounted=False)
    return row.free_seats


def expire_due(now: datetime.datetime | None = None) -> int:
    """Free the seats of all who did not answer in time, and offer them on. Answers in how many sessions.

    In the scope of all states (a task of the system). A session that fails stops no other.
    """
    now = now or timezone.now()
    with transaction.atomic():
        due = Registration.objects.filter(OVERDUE, deadline__lte=now).order_by().values_list("session", flat=True)
        sessions = sorted(set(due))
    for pk in sessions:
        try:
            with locked(pk) as session:
                _settle(session, now)
        except Exception as problem:  # noqa: BLE001 (whatever it is, the other sessions must go on)
            log.error("seats_not_settled", session=pk, error=type(problem).__name__)  # noqa: TRY400
    return len(sessions)


def _settle(session: TrainingSession, now: datetime.datetime, *, recounted=True) -> None:
    """What is overdue is freed, what is free is offered; `recounted=False` after a change of a status."""
    if not recounted:
        recount(session)
    for registration in expire(session, now):
        tell(registration, "expired")
    for registration in move_up(session, now):
        tell(registration, "offer")


def _fresh(registration: Registration, session: TrainingSession) -> Registration:
    """The registration as it is under the lock; raises LinkClosed when it was deleted meanwhile."""
    row = registrations_of(session).filter(pk=registration.pk).first()
    if row is None:
        raise LinkClosed("unknown")
    row.session = session
    return row


def _closed(registration: Registration) -> str:
    """Why the link does nothing any more: expired, cancelled, over; "" while it does."""
    if registration.status == RegistrationStatus.EXPIRED:
        return "expired"
    if registration.status == RegistrationStatus.CANCELLED:
        return "cancelled"
    return "" if registration.session.status == SessionStatus.OPEN else "over"
