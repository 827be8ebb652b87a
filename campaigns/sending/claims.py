"""Claim, send, note what came of it: a placement is written down as being sent before the request goes out.

Two workers never claim the same: the connection's row is locked while one claims, and the database allows one open try
for a placement. A try that never ends is in doubt; no machine sends it again (docs/adr/0020).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.utils import timezone

from campaigns.enums import AttemptOutcome, PlacementStatus
from campaigns.models import ChannelConnection, Placement, SendAttempt
from campaigns.release.actions import mark_published
from campaigns.release.outgoing import Outgoing, outgoing
from campaigns.release.queries import standing_of, with_places
from campaigns.sending import queries, rules
from campaigns.sending.connectors import Sent, TryLater
from campaigns.sending.problems import OF_CHANNEL

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Claimed:
    """A placement that is this worker's to send, with everything that the request needs."""

    attempt: SendAttempt
    connection: ChannelConnection
    outgoing: Outgoing


def claim(placement_id: int, *, now: datetime | None = None) -> Claimed | None:
    """Write down that the placement is being sent; None when it may not go out now, or somebody else is at it."""
    now = now or timezone.now()
    with transaction.atomic():
        held = (
            ChannelConnection.objects.select_for_update(of=("self",), skip_locked=True)
            .filter(channel__in=Placement.objects.filter(pk=placement_id).values("channel"))
            .select_related("channel")
            .first()
        )
        if held is None or queries.in_flight(held.channel_id, now).exists():
            return None
        wanted = with_places(queries.ready(now)).filter(pk=placement_id, channel=held.channel_id)
        placement = wanted.select_for_update(of=("self",), skip_locked=True).first()
        if placement is None or not rules.goes_by_itself(placement.due_at, now):
            return None
        standing = standing_of(placement)
        if not standing.may_go_out:
            return None
        parcel = outgoing(placement, version=standing.version)
        attempt = SendAttempt.objects.create(placement=placement, started_at=now, text=parcel.text)
        Placement.objects.filter(pk=placement.pk).update(status=PlacementStatus.SENDING, problem="")
    return Claimed(attempt, held, parcel)


def may_start(claimed: Claimed, *, now: datetime | None = None) -> bool:
    """Whether the request may still go out: a worker that was held up must not send what others think in doubt."""
    return (now or timezone.now()) - claimed.attempt.started_at < rules.START_LIMIT


@transaction.atomic
def note_sent(claimed: Claimed, sent: Sent) -> None:
    """It stands there. Also when the try was thought in doubt meanwhile: an answer ends every doubt."""
    attempt = _held(claimed)
    if attempt is None:
        return
    attempt.ended_at, attempt.outcome, attempt.code = timezone.now(), AttemptOutcome.SENT, ""
    attempt.save(update_fields=["ended_at", "outcome", "code"])
    mark_published(
        placement=attempt.placement,
        permalink=sent.permalink,
        external_id=sent.external_id,
        text=claimed.outgoing.text,
        at=attempt.ended_at,
    )
    log.info("placement_sent", placement=attempt.placement_id, channel=claimed.connection.channel_id)


@transaction.atomic
def note_later(claimed: Claimed, reason: TryLater) -> None:
    """Nothing was posted: planned again, and tried when the time has come. A flood wait holds the whole channel."""
    attempt = _held(claimed)
    if attempt is None:
        return
    now = timezone.now()
    if reason.seconds is not None:
        until = now + timedelta(seconds=reason.seconds + 1)
        ChannelConnection.objects.filter(pk=claimed.connection.pk).update(waits_until=until)
    else:
        tries = SendAttempt.objects.filter(placement=attempt.placement_id, outcome=AttemptOutcome.LATER).count() + 1
        until = now + rules.backoff(tries)
    attempt.ended_at, attempt.outcome, attempt.code, attempt.retry_at = now, AttemptOutcome.LATER, reason.code, until
    attempt.save(update_fields=["ended_at", "outcome", "code", "retry_at"])
    _set(attempt, PlacementStatus.PLANNED)
    log.warning("placement_later", placement=attempt.placement_id, code=reason.code)


@transaction.atomic
def note_refused(claimed: Claimed, code: str) -> None:
    """Nothing was posted, and the same again would fail. What is wrong with the channel holds everything there."""
    attempt = _held(claimed)
    if attempt is None:
        return
    attempt.ended_at, attempt.outcome, attempt.code = timezone.now(), AttemptOutcome.REFUSED, code
    attempt.save(update_fields=["ended_at", "outcome", "code"])
    _set(attempt, PlacementStatus.FAILED, problem=code)
    if code in OF_CHANNEL:
        ChannelConnection.objects.filter(pk=claimed.connection.pk).update(problem=code)
    log.warning("placement_refused", placement=attempt.placement_id, code=code)


@transaction.atomic
def note_doubt(claimed: Claimed, code: str) -> None:
    """Nobody knows: the try stays open, so that nothing can be sent before a person has looked."""
    attempt = _held(claimed)
    if attempt is None:
        return
    attempt.outcome, attempt.code = AttemptOutcome.UNKNOWN, code
    attempt.save(update_fields=["outcome", "code"])
    _set(attempt, PlacementStatus.SENDING, problem="doubt")
    log.warning("placement_in_doubt", placement=attempt.placement_id, code=code)


def sweep(*, now: datetime | None = None) -> int:
    """Tries whose worker is gone are in doubt from now on; answers how many."""
    swept = 0
    for attempt in queries.lost(now or timezone.now()):
        with transaction.atomic():
            held = SendAttempt.objects.select_for_update().filter(pk=attempt.pk, ended_at=None, outcome="").first()
            if held is None:
                continue
            held.outcome, held.code = AttemptOutcome.UNKNOWN, "worker-lost"
            held.save(update_fields=["outcome", "code"])
            Placement.objects.filter(pk=held.placement_id, status=PlacementStatus.SENDING).update(problem="doubt")
            swept += 1
    return swept


def _held(claimed: Claimed) -> SendAttempt | None:
    """The try, locked, as long as nobody has settled it."""
    attempts = SendAttempt.objects.select_for_update(of=("self",)).select_related("placement")
    attempt = attempts.filter(pk=claimed.attempt.pk, ended_at=None).first()
    if attempt is None:
        log.warning("attempt_settled_meanwhile", attempt=claimed.attempt.pk)
    return attempt


def _set(attempt: SendAttempt, status: PlacementStatus, *, problem: str = "") -> None:
    """The placement follows its try, unless somebody has decided about it by hand."""
    placements = Placement.objects.filter(pk=attempt.placement_id, status=PlacementStatus.SENDING)
    placements.update(status=status, problem=problem)
