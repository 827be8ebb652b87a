"""Referrals and their slips: each change is one transaction, each step is kept with who told it.

The public has no scope. A slip is shared and names the state in which its referral lies, so that for this one
step a scope of this one state is opened.
"""

import hmac
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from referrals.enums import Level, Result, SetBy, Status
from referrals.ladder import NOTHING_HEARD, can_climb, result_after
from referrals.models import SLIP_DAYS, PublishedCenter, Referral, ReferralStep, Slip
from referrals.slips.codes import HALF, keyed_parts, read_code, secret_hash
from referrals.slips.links import page_language
from referrals.slips.tokens import hash_of, is_token
from streetwork.tenancy.scope import scope

BATCH = 500
WRONG_CODES = 5
LOCKED = timedelta(days=1)


class NotOnLadder(ValueError):
    """This cannot be told now, or not by this one."""


class Arrival(NamedTuple):
    """A slip whose code was entered; `is_first` is False when it had been confirmed before."""

    slip: Slip
    is_first: bool


def refer(
    *,
    state: int,
    programme: int,
    counselor: int,
    center: int,
    topic: int,
    language: str,
    level: str = Level.SLIP,
    token: str = "",
    check_on: date | None = None,
    at: datetime | None = None,
) -> Referral:
    """Refer somebody, in the caller's transaction and scope; with a `token` there is a slip behind its link.

    `check_on` is the day agreed for asking what became of it. A token that this counselor used already, as in a
    form sent twice, answers its referral and changes nothing. Raises ValueError for a token that none is or that
    is somebody else's, and for a centre that is unknown or closed.
    """
    if token and not is_token(token):
        raise ValueError("Not a slip's token.")
    if token and (known := Slip.objects.filter(token_hash=hash_of(token)).first()):
        return _of_same_form(known, state, counselor)
    if not PublishedCenter.objects.filter(pk=center).exclude(status=Status.CLOSED).exists():
        raise ValueError("No such centre takes people.")
    at = at or timezone.now()
    slip = None
    if token:
        slip, is_new = _issue(token, state=state, center=center, language=language, at=at)
        if not is_new:
            return _of_same_form(slip, state, counselor)
    referral = Referral.objects.create(
        state_id=state,
        programme_id=programme,
        counselor_id=counselor,
        center_id=center,
        slip=slip,
        topic_id=topic,
        language_id=language,
        level=level,
        check_on=check_on,
        suggested_at=at,
        result_at=at,
    )
    _note_step(referral, Result.SUGGESTED, SetBy.COUNSELOR, counselor, at)
    return referral


def _of_same_form(slip, state, counselor) -> Referral:
    referral = Referral.objects.filter(state=state, slip=slip, counselor=counselor).first()
    if referral is None:
        raise ValueError("This token is another referral's.")
    return referral


def _issue(token, *, state, center, language, at) -> tuple[Slip, bool]:
    """A savepoint around the INSERT, so that the same form sent twice at one moment finds the first."""
    locator, secret = keyed_parts(token)
    return Slip.objects.get_or_create(
        token_hash=hash_of(token),
        defaults={
            "locator": locator,
            "secret_hash": secret,
            "state_id": state,
            "center_id": center,
            "language": page_language(language),
            "issued_at": at,
            "expires_at": at + timedelta(days=SLIP_DAYS),
        },
    )


@transaction.atomic
def record_result(*, referral: Referral, result: str, user, at: datetime | None = None) -> Referral:
    """A counselor (a User or an id) tells what became of it; whoever asked to be asked is answered.

    Raises NotOnLadder when this cannot be told now.
    """
    locked = Referral.objects.select_for_update(of=["self"]).get(pk=referral.pk, state=referral.state_id)
    if not can_climb(locked.result, result, SetBy.COUNSELOR):
        raise NotOnLadder(f"{result} after {locked.result}")
    locked.check_on = None
    _climb(locked, result, SetBy.COUNSELOR, getattr(user, "pk", user), at)
    return _told(referral, locked)


@transaction.atomic
def stop_asking(*, referral: Referral) -> Referral:
    """Do not ask again what became of it."""
    Referral.objects.filter(pk=referral.pk, state=referral.state_id).update(check_on=None)
    referral.check_on = None
    return referral


def _told(referral, locked):
    """The caller's object says what the row says now."""
    for field in ("result", "result_at", "check_on"):
        setattr(referral, field, getattr(locked, field))
    return referral


@transaction.atomic
def open_slip(token: str, *, at: datetime | None = None) -> Slip | None:
    """The person asked for the code. Counts once; None when there is no such slip, or no more."""
    at = at or timezone.now()
    slip = Slip.objects.select_for_update(of=["self"]).filter(token_hash=hash_of(token), expires_at__gt=at).first()
    if slip and slip.opened_at is None:
        slip.opened_at = at
        slip.save(update_fields=["opened_at"])
        _climb_by_slip(slip, Result.OPENED, SetBy.PERSON, at)
    return slip


@transaction.atomic
def confirm_arrival(typed: str, *, at: datetime | None = None) -> Arrival | None:
    """The centre confirms by the code that a person came; None when the code fits no slip in force.

    Five codes with a right first half and a wrong second one lock that slip for a day.
    """
    at = at or timezone.now()
    code = read_code(typed)
    if code is None:
        return None
    here = Slip.objects.select_for_update(of=["self"]).filter(locator=code[:HALF], expires_at__gt=at).order_by("pk")
    unlocked = [slip for slip in here if slip.locked_until is None or slip.locked_until <= at]
    found = next((slip for slip in unlocked if _fits(slip, code[HALF:])), None)
    if found is None:
        for slip in unlocked:
            _count_wrong(slip, at)
        return None
    if found.arrived_at:
        return Arrival(found, is_first=False)
    found.arrived_at, found.wrong_codes = at, 0
    found.save(update_fields=["arrived_at", "wrong_codes"])
    _climb_by_slip(found, Result.FIRST_TALK, SetBy.CENTER, at)
    return Arrival(found, is_first=True)


def _fits(slip, secret) -> bool:
    return hmac.compare_digest(bytes(slip.secret_hash), secret_hash(slip.token_hash, secret))


def _count_wrong(slip, at):
    slip.wrong_codes += 1
    if slip.wrong_codes >= WRONG_CODES:
        slip.wrong_codes, slip.locked_until = 0, at + LOCKED
    slip.save(update_fields=["wrong_codes", "locked_until"])


def expire_referrals(*, now: datetime | None = None) -> int:
    """Referrals whose slip is over and of which nobody told more than *opened*; answers how many, a batch at most."""
    now = now or timezone.now()
    with transaction.atomic():
        silent = list(
            Referral.objects.select_for_update(of=["self"], skip_locked=True)
            .filter(slip__expires_at__lte=now, result__in=sorted(NOTHING_HEARD))
            .order_by("pk")[:BATCH]
        )
        ReferralStep.objects.bulk_create(
            ReferralStep(state_id=each.state_id, referral=each, result=Result.EXPIRED, set_by=SetBy.SYSTEM, at=now)
            for each in silent
        )
        Referral.objects.filter(pk__in=[each.pk for each in silent]).update(result=Result.EXPIRED, result_at=now)
    return len(silent)


def _climb_by_slip(slip, result, by, at):
    """A person or a centre tells by the slip: in a scope of its state alone. The referral may be gone."""
    own = {slip.state_id}
    with scope(own, own, widen="A slip moves its referral."):
        referral = Referral.objects.select_for_update(of=["self"]).filter(state=slip.state_id, slip=slip).first()
        if referral and can_climb(referral.result, result, by):
            _climb(referral, result, by, None, at)


def _climb(referral, result, by, user, at):
    at = at or timezone.now()
    _note_step(referral, result, by, user, at)
    reached = result_after(referral.result, result)
    if reached != referral.result:
        referral.result, referral.result_at = reached, at
    referral.save(update_fields=["result", "result_at", "check_on"])


def _note_step(referral, result, by, user, at):
    ReferralStep.objects.create(
        state_id=referral.state_id, referral=referral, result=result, set_by=by, user_id=user, at=at
    )
