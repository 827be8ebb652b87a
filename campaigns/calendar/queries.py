"""Reading the calendar, in the field's words."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import F, Max, Prefetch, Q, QuerySet

from campaigns.board.queries import campaigns_of
from campaigns.calendar.timing import begin_of, day_of
from campaigns.editor.queries import Key
from campaigns.enums import CampaignStatus, PlacementStatus
from campaigns.models import Campaign, CampaignPost, Placement, PlacementEvent, PostVersion
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CAMPAIGNS, WRITES_CAMPAIGNS
from streetwork.presence.enums import Status
from streetwork.presence.models import OwnChannel, Space
from streetwork.tenancy.models import State


def placements_of(access: Access) -> QuerySet[Placement]:
    """Placements of the programmes in which the person reads campaigns, with what every view shows of them."""
    return Placement.objects.filter(
        post__campaign__programme__in=access.programmes_for(*READS_CAMPAIGNS)
    ).select_related("post__campaign", "channel", "space")


def shown_in(placements: QuerySet[Placement], first: date, last: date) -> QuerySet[Placement]:
    """Those of the days, both included, in their order. Published ones stand where they went out."""
    begin, end = begin_of(first), begin_of(last + timedelta(days=1))
    planned = ~Q(status=PlacementStatus.PUBLISHED) & Q(due_at__gte=begin, due_at__lt=end)
    out = Q(status=PlacementStatus.PUBLISHED, published_at__gte=begin, published_at__lt=end)
    return placements.filter(planned | out).order_by("due_at", "pk")


def texts_of(placements: Iterable[Placement]) -> dict[Key, PostVersion]:
    """{(post, language): version} of the posts placed, without their texts: enough to say how far they are."""
    versions = PostVersion.objects.filter(post__in={placement.post_id for placement in placements})
    versions = versions.only("post", "language", "status", "text_hash", "source_hash")
    return {(version.post_id, version.language_id): version for version in versions}


def on_the_calendar(access: Access) -> QuerySet[Campaign]:
    """Campaigns that are not dropped, with their states."""
    return (
        campaigns_of(access)
        .exclude(status=CampaignStatus.DROPPED)
        .prefetch_related(Prefetch("states", State.objects.order_by("code")))
        .order_by("title", "pk")
    )


def posts_to_plan(access: Access) -> QuerySet[CampaignPost]:
    """Posts of campaigns that the person plans, while programme and campaign are not over."""
    return (
        CampaignPost.objects.filter(
            campaign__programme__in=access.programmes_for(*WRITES_CAMPAIGNS, running=True), is_dropped=False
        )
        .exclude(campaign__status__in=[CampaignStatus.DROPPED, CampaignStatus.DONE])
        .select_related("campaign")
        .order_by("campaign__title", "campaign", "order", "pk")
    )


def channels_for(campaign: Campaign) -> QuerySet[OwnChannel]:
    """The programme's channels that are in use."""
    return OwnChannel.objects.filter(programme=campaign.programme_id, is_closed=False)


def spaces_for(campaign: Campaign) -> QuerySet[Space]:
    """The programme's spaces in which the team is."""
    return Space.objects.filter(programme=campaign.programme_id, status=Status.JOINED)


def evergreen_posts(access: Access, campaigns: Iterable[Campaign]) -> QuerySet[CampaignPost]:
    """The reserve of the campaigns that the person plans: `last_use` says when each was last out or is planned to be.

    A campaign that is over still lends its posts.
    """
    in_use = ~Q(placements__status=PlacementStatus.CANCELLED)
    return (
        CampaignPost.objects.filter(
            campaign__in=[campaign.pk for campaign in campaigns],
            campaign__programme__in=access.programmes_for(*WRITES_CAMPAIGNS, running=True),
            is_evergreen=True,
            is_dropped=False,
        )
        .exclude(campaign__status=CampaignStatus.DROPPED)
        .select_related("campaign")
        .annotate(last_use=Max("placements__due_at", filter=in_use))
        .order_by(F("last_use").asc(nulls_first=True), "pk")
    )


def same_place_and_day(placements: Iterable[Placement]) -> dict[tuple[int, date], list[Placement]]:
    """{(channel, day): what else goes out in it on that day} for channels and days of the placements given."""
    wanted = {(p.channel_id, day_of(p.due_at)) for p in placements if p.channel_id}
    if not wanted:
        return {}
    days = [day for _channel, day in wanted]
    near = Placement.objects.filter(
        channel__in={channel for channel, _day in wanted},
        due_at__gte=begin_of(min(days)),
        due_at__lt=begin_of(max(days) + timedelta(days=1)),
    ).exclude(status=PlacementStatus.CANCELLED)
    found: dict[tuple[int, date], list[Placement]] = {}
    for placement in near.select_related("post", "channel"):
        key = (placement.channel_id, day_of(placement.due_at))
        if key in wanted:
            found.setdefault(key, []).append(placement)
    return found


def events_of(placement: Placement) -> QuerySet[PlacementEvent]:
    """Where it stood and stands, the oldest first."""
    return (
        PlacementEvent.objects.filter(id=placement.pk)
        .select_related("actor", "channel", "space")
        .annotate(moment=F("pgh_created_at"))
        .order_by("pgh_id")
    )
