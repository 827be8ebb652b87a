"""What holds for publishing by machine. Pure.

A post that was planned for half past nine and goes out at three in the morning, because a worker had been down, helps
nobody and wakes people. So what could not go out in time asks a person.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone

from campaigns.enums import CampaignStatus, PlacementStatus
from campaigns.models import Placement
from campaigns.sending.connectors import sends_itself
from streetwork.accounts.access import Access
from streetwork.accounts.roles import PUBLISHES, WRITES_CAMPAIGNS

# So late it still goes out by itself, by day; and at night, when only what was planned for the night goes out.
LATE_LIMIT = timedelta(hours=3)
NIGHT_LIMIT = timedelta(minutes=15)
NIGHT_BEGINS, NIGHT_ENDS = time(22), time(7)

# A claimed placement is sent within this time or not at all; after LEASE without an end it is in doubt. Between the two
# lies the longest possible request (bot_api.WHOLE_SECONDS and the time to connect).
START_LIMIT = timedelta(seconds=60)
LEASE = timedelta(minutes=5)

FIRST_RETRY, LONGEST_RETRY = timedelta(seconds=30), timedelta(minutes=15)


def is_night(now: datetime) -> bool:
    """Whether people sleep, by the clock of Berlin."""
    clock = timezone.localtime(now).time()
    return clock >= NIGHT_BEGINS or clock < NIGHT_ENDS


def goes_by_itself(due_at: datetime, now: datetime) -> bool:
    """Whether it is time, and not too late for a machine to decide."""
    limit = NIGHT_LIMIT if is_night(now) else LATE_LIMIT
    return due_at <= now <= due_at + limit


def needs_decision(placement: Placement, now: datetime) -> bool:
    """Whether a planned placement is too late to go out by itself."""
    is_planned = placement.status == PlacementStatus.PLANNED
    return is_planned and placement.due_at <= now and not goes_by_itself(placement.due_at, now)


def machine_takes(placement: Placement, now: datetime) -> bool:
    """Whether nobody has to do anything: the connection works, the campaign runs, and it is not too late.

    The placement came with its channel's connection and its campaign. Whether its text may go out is asked apart.
    """
    is_running = placement.post.campaign.status == CampaignStatus.RUNNING
    return sends_itself(placement) and is_running and not needs_decision(placement, now)


def backoff(attempts: int) -> timedelta:
    """How long to wait after the n-th try that failed for now: 30 s, 1 min, 2 min … at most a quarter of an hour."""
    return min(FIRST_RETRY * 2 ** min(attempts - 1, 10), LONGEST_RETRY)


def may_connect(access: Access, channel) -> bool:
    """Who plans campaigns in the channel's programme, while it runs."""
    return channel.programme_id in access.programmes_for(*WRITES_CAMPAIGNS, running=True)


def may_publish(access: Access, placement: Placement) -> bool:
    return placement.post.campaign.programme_id in access.programmes_for(*PUBLISHES, running=True)
