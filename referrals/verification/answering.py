"""What a centre answers by its link, without signing in: all is right, or a correction."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from referrals.actions.centers import verify
from referrals.enums import Asked, Source, Status, VerifiedBy
from referrals.models import AdvisoryCenter, Correction, Verification
from referrals.models.history import AdvisoryCenterEvent
from referrals.verification.comparing import is_same
from referrals.verification.tokens import hash_of, state_of
from streetwork.tenancy.scope import scope
from streetwork.vocabulary.snapshot import vocabulary

ANSWERABLE = {Status.PUBLISHED, Status.PAUSED}


class LinkClosed(Exception):
    """The link does nothing any more; `why` is unknown, expired, used, withdrawn or gone (the entry was closed)."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


class SeenOtherwise(Exception):
    """The entry was changed since the centre looked at it."""


@contextmanager
def link_scope(token: str) -> Iterator[None]:
    """Open the one state that the token names, for reading and writing. Raises LinkClosed for what is no token.

    Somebody who is signed in and opens the link may see less, so this widens: the token is the right.
    """
    state = state_of(token)
    if state not in vocabulary().states:
        raise LinkClosed("unknown")
    with scope({state}, {state}, widen="verification link"):
        yield


def question_of(token: str) -> Verification:
    """The question that the token answers, with its centre. Raises LinkClosed."""
    question = Verification.objects.select_related("center").filter(token_hash=hash_of(token)).first()
    if question is None:
        raise LinkClosed("unknown")
    if question.status != Asked.ASKED:
        raise LinkClosed("withdrawn" if question.status == Asked.WITHDRAWN else "used")
    if question.expires_at <= timezone.now():
        raise LinkClosed("expired")
    if question.center.status not in ANSWERABLE:
        raise LinkClosed("gone")
    return question


@transaction.atomic
def confirm_entry(*, token: str, seen: datetime | None) -> AdvisoryCenter:
    """The centre says that all is right: verified today by itself; the link is used up.

    `seen` is the entry's `updated_at` on the page that was confirmed. Raises SeenOtherwise, LinkClosed, and
    Refused when the entry lacks what a public one needs.
    """
    question = _locked(token)
    if question.center.updated_at != seen:
        raise SeenOtherwise
    _settle(question, Asked.CONFIRMED)
    return verify(center=question.center, by=VerifiedBy.CENTER)


@transaction.atomic
def send_correction(*, token: str, facts: Mapping[str, Any], version: int | None, comment: str) -> Correction | None:
    """Keep what differs from the version that the centre saw, for an editor; the link is used up.

    None, and the link stays open, when nothing differs and nothing was said. Raises LinkClosed.
    """
    question = _locked(token)
    base = seen_version(question.center, version)
    proposed = {name: value for name, value in facts.items() if not is_same(name, value, getattr(base, name))}
    if not proposed and not comment:
        return None
    _settle(question, Asked.CORRECTED)
    return Correction.objects.create(
        state_id=question.state_id,
        center=question.center,
        source=Source.CENTER,
        proposed=proposed,
        base={name: getattr(base, name) for name in proposed},
        comment=comment,
    )


def newest_version(center: AdvisoryCenter) -> int | None:
    """The number of the version that the entry has now; None for an entry without history."""
    return (
        AdvisoryCenterEvent.objects.filter(state=center.state_id, id=center.pk)
        .order_by("-pgh_id")
        .values_list("pgh_id", flat=True)
        .first()
    )


def seen_version(center: AdvisoryCenter, version: int | None):
    """The version that somebody had before the eyes, the entry of now when it is not known."""
    versions = AdvisoryCenterEvent.objects.filter(state=center.state_id, id=center.pk, pgh_id=version)
    return (version and versions.first()) or center


def _locked(token: str) -> Verification:
    """The question, with its centre locked first, as asking does."""
    center = question_of(token).center
    AdvisoryCenter.objects.select_for_update(of=("self",)).get(pk=center.pk)
    return question_of(token)


def _settle(question: Verification, status: Asked) -> None:
    question.status, question.answered_at = status, timezone.now()
    question.save(update_fields=["status", "answered_at"])
