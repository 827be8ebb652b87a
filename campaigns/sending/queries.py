"""Reading what goes out by machine."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from campaigns.enums import AttemptOutcome, CampaignStatus, PlacementStatus
from campaigns.models import GateRelease, Placement, SendAttempt
from campaigns.release.queries import readable, to_go_out, with_places
from campaigns.sending.rules import LATE_LIMIT, LEASE
from streetwork.accounts.access import Access
from streetwork.accounts.roles import PUBLISHES, READS_CAMPAIGNS
from streetwork.presence.models import OwnChannel

# What an open try without a working worker means a doubt about; what is published or cancelled was decided.
IN_DOUBT = frozenset({PlacementStatus.SENDING, PlacementStatus.PLANNED})


def channels_of(access: Access) -> QuerySet[OwnChannel]:
    """Own channels of the programmes whose campaigns the person reads, with their connections."""
    mine = access.programmes_for(*READS_CAMPAIGNS)
    channels = OwnChannel.objects.filter(programme__in=mine)
    return channels.select_related("programme", "platform", "connection", "connection__connected_by")


def decided_by(access: Access) -> QuerySet[Placement]:
    """Placements for which the person may decide: who publishes in their running programme."""
    mine = access.programmes_for(*PUBLISHES, running=True)
    return with_places(Placement.objects.filter(post__campaign__programme__in=mine))


def ready(now: datetime) -> QuerySet[Placement]:
    """Planned, due, and nothing of the channel, the campaign or an earlier try speaks against it; oldest first.

    Whether its text may go out, and whether a machine may still decide, is asked of each (`rules`, `hindrances`).
    """
    tries = SendAttempt.objects.filter(placement=OuterRef("pk"))
    return (
        Placement.objects.filter(
            status=PlacementStatus.PLANNED,
            due_at__lte=now,
            due_at__gte=now - LATE_LIMIT,
            platform=F("channel__platform"),
            channel__is_closed=False,
            channel__connection__is_active=True,
            channel__connection__problem="",
            post__is_dropped=False,
            post__campaign__status=CampaignStatus.RUNNING,
            post__campaign__programme__is_archived=False,
        )
        .exclude(channel__connection__waits_until__gt=now)
        .exclude(Exists(tries.filter(Q(retry_at__gt=now) | Q(ended_at=None) | Q(outcome=AttemptOutcome.SENT))))
        .order_by("due_at", "pk")
    )


def were_sent(placements: Iterable[Placement]) -> set[int]:
    """Those that a machine posted once, be it that a person had to find it there: never to be posted again."""
    tries = SendAttempt.objects.filter(placement__in=list(placements), outcome=AttemptOutcome.SENT)
    return set(tries.values_list("placement", flat=True))


def in_doubt(placements: Iterable[Placement]) -> set[int]:
    """Those with a try that has no end: nothing more is sent before a person has looked."""
    tries = SendAttempt.objects.filter(placement__in=list(placements), ended_at=None)
    return set(tries.values_list("placement", flat=True))


def in_flight(channel_id: int, now: datetime) -> QuerySet[SendAttempt]:
    """Tries of a channel that a worker is at just now."""
    return SendAttempt.objects.filter(
        placement__channel=channel_id, ended_at=None, outcome="", started_at__gt=now - LEASE
    )


def lost(now: datetime) -> QuerySet[SendAttempt]:
    """Tries that never ended: their worker is gone."""
    return SendAttempt.objects.filter(ended_at=None, outcome="", started_at__lte=now - LEASE)


def doubtful(placements: QuerySet[Placement], now: datetime) -> QuerySet[Placement]:
    """Placements of which nobody knows whether they were posted; swept or not. Also one whose mark as published was
    taken back: the doubt is as old as before.
    """
    open_tries = SendAttempt.objects.filter(placement=OuterRef("pk"), ended_at=None)
    unknown = open_tries.filter(Q(outcome=AttemptOutcome.UNKNOWN) | Q(started_at__lte=now - LEASE))
    return placements.filter(Exists(unknown), status__in=IN_DOUBT).order_by("due_at", "pk")


def refused(placements: QuerySet[Placement]) -> QuerySet[Placement]:
    """Placements that the platform refused."""
    return placements.filter(status=PlacementStatus.FAILED).order_by("due_at", "pk")


def held_back(placements: QuerySet[Placement], now: datetime) -> QuerySet[Placement]:
    """Released, due, to go out by machine, and possibly too late for that: `rules.needs_decision` says."""
    release = GateRelease.objects.filter(
        version__post=OuterRef("post"),
        version__language=OuterRef("language"),
        text_hash=F("version__text_hash"),
        withdrawn_at=None,
    )
    open_tries = SendAttempt.objects.filter(placement=OuterRef("pk"), ended_at=None)
    released = placements.filter(
        Exists(release),
        status=PlacementStatus.PLANNED,
        due_at__lte=now,
        channel__is_closed=False,
        channel__connection__is_active=True,
        post__is_dropped=False,
        post__campaign__status=CampaignStatus.RUNNING,
    )
    return released.exclude(Exists(open_tries)).order_by("due_at", "pk")


def upcoming(access: Access) -> QuerySet[Placement]:
    """What a machine will send: planned for a channel with a connection, in programmes that the person reads."""
    return to_go_out(readable(access)).filter(
        channel__connection__isnull=False, channel__is_closed=False, post__campaign__status=CampaignStatus.RUNNING
    )


def sent_of(access: Access) -> QuerySet[Placement]:
    """What a machine posted, the newest first."""
    sent = readable(access).filter(status=PlacementStatus.PUBLISHED).exclude(external_id="")
    return sent.order_by("-published_at", "-pk")
