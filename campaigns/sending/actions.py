"""What people decide about placements that go out by machine. Each is one transaction and does no harm twice."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from campaigns.enums import AttemptOutcome, CampaignStatus, PlacementStatus
from campaigns.flow import Refused
from campaigns.models import Placement, SendAttempt
from campaigns.release.actions import mark_published
from campaigns.release.queries import standing_of, with_places
from campaigns.sending import queries
from campaigns.sending.connectors import sends_itself
from campaigns.sending.waking import wake_sender


@transaction.atomic
def send_now(*, placement: Placement) -> None:
    """Publish now, instead of at its planned time: its time becomes now, and a worker is woken.

    Raises Refused: "status" (not planned any more), "machine" (no connection that works), "campaign" (not running),
    "hindered" (not released, outdated …).
    """
    held = _hold(placement)
    if held.status != PlacementStatus.PLANNED:
        raise Refused("status")
    _plan_for_now(held)


@transaction.atomic
def send_again(*, placement: Placement, user: int) -> None:
    """A person knows that it does not stand there (in doubt, or refused): it goes out once more, now.

    Raises Refused as `send_now`; "status" also while a worker may still be at it.
    """
    held = _hold(placement)
    _settle(held, outcome=AttemptOutcome.UNKNOWN, code="missing", user=user)
    held.status = PlacementStatus.PLANNED
    _plan_for_now(held)


@transaction.atomic
def back_to_plan(*, placement: Placement, user: int) -> None:
    """It does not stand there, and is planned again for its old time: to be moved, or posted by hand."""
    held = _hold(placement)
    _settle(held, outcome=AttemptOutcome.UNKNOWN, code="missing", user=user)
    _save(held, PlacementStatus.PLANNED, due_at=held.due_at)


@transaction.atomic
def found_there(*, placement: Placement, permalink: str, user: int) -> None:
    """A person looked: it stands there. Noted as published when the try began. Raises Refused "status"."""
    held = _hold(placement)
    attempt = _settle(held, outcome=AttemptOutcome.SENT, code="seen", user=user)
    if attempt is None:
        raise Refused("status")
    mark_published(placement=held, permalink=permalink, user=user, at=attempt.started_at, text=attempt.text)


def _hold(placement: Placement) -> Placement:
    return with_places(Placement.objects.select_for_update(of=("self",))).get(pk=placement.pk)


def _settle(held: Placement, *, outcome: AttemptOutcome, code: str, user: int) -> SendAttempt | None:
    """End the doubt about a placement; None for one that was refused, where there is none. Raises Refused "status"."""
    if held.status == PlacementStatus.FAILED:
        return None
    attempt = SendAttempt.objects.select_for_update().filter(placement=held, ended_at=None).first()
    if held.status not in queries.IN_DOUBT or attempt is None or not attempt.outcome:
        raise Refused("status")
    attempt.ended_at, attempt.outcome, attempt.code, attempt.settled_by_id = timezone.now(), outcome, code, user
    attempt.save(update_fields=["ended_at", "outcome", "code", "settled_by"])
    return attempt


def _plan_for_now(held: Placement) -> None:
    if not sends_itself(held) or held.channel is None or held.channel.is_closed:
        raise Refused("machine")
    if held.post.campaign.status != CampaignStatus.RUNNING:
        raise Refused("campaign")
    if not standing_of(held).may_go_out:
        raise Refused("hindered")
    SendAttempt.objects.filter(placement=held, retry_at__isnull=False).update(retry_at=None)
    _save(held, PlacementStatus.PLANNED, due_at=timezone.now())
    wake_sender()


def _save(held: Placement, status: PlacementStatus, *, due_at: datetime) -> None:
    Placement.objects.filter(pk=held.pk).update(status=status, problem="", due_at=due_at)
