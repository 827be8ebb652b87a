"""Changing the calendar: one transaction each. Only what is planned is changed; who may is asked by the views.

All raise `Refused` with a code (`problems.SENTENCES`): status, past, place, post; and `Changed` when `seen` (`stamp`)
is not what the placement was last time.
"""

import uuid
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from campaigns.calendar.rules import is_movable
from campaigns.calendar.series import step_of
from campaigns.calendar.timing import day_of, in_reach, local, moved_to
from campaigns.enums import PlacementStatus
from campaigns.flow import Refused
from campaigns.models import CampaignPost, Placement
from streetwork.presence.models import OwnChannel, Space
from streetwork.vocabulary.models import Platform
from streetwork.web.localtime import Moment, at_local
from streetwork.web.steps import Changed

# Planning something for this minute takes a moment.
SLACK = timedelta(minutes=5)


def stamp(placement: Placement) -> str:
    """Tells whether a placement stands where it stood when the page was opened."""
    return (
        f"{placement.due_at.timestamp():.0f}.{placement.channel_id or 0}.{placement.space_id or 0}.{placement.status}"
    )


def _check_time(due_at: datetime) -> None:
    if not in_reach(day_of(due_at)) or due_at < timezone.now() - SLACK:
        raise Refused("past")


def _check_place(post: CampaignPost, platform: Platform, channel: OwnChannel | None, space: Space | None) -> None:
    programme = post.campaign.programme_id
    if channel and space:
        raise Refused("place")
    places: tuple[OwnChannel | Space | None, ...] = (channel, space)
    for place in places:
        if place is None:
            continue
        if place.programme_id != programme or place.platform_id != platform.pk:
            raise Refused("place")


@transaction.atomic
def plan(
    *, post: CampaignPost, language: str, platform: Platform, due_at: datetime, channel: OwnChannel | None = None,
    space: Space | None = None, user: int | None, series: uuid.UUID | None = None,
) -> Placement:  # fmt: skip
    """A post in a language, on a platform, at a time; the text may be missing yet. The same again is the first one."""
    _check_time(due_at)
    held = CampaignPost.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=post.pk)
    _check_place(held, platform, channel, space)
    if held.is_dropped:
        raise Refused("post")
    wanted = {"post": held, "language_id": language, "platform": platform, "due_at": due_at, "channel": channel,
              "space": space}  # fmt: skip
    there = Placement.objects.filter(**wanted).exclude(status=PlacementStatus.CANCELLED).first()
    return there or Placement.objects.create(**wanted, series=series, created_by_id=user)


@transaction.atomic
def plan_series(
    *, post: CampaignPost, language: str, platform: Platform, days: Iterable[date], at: time,
    channel: OwnChannel | None = None, space: Space | None = None, user: int | None,
    series: uuid.UUID | None = None,
) -> list[Placement]:  # fmt: skip
    """The same on several days at the same time of day, held together by `series` so that the rest can be changed."""
    series = series or uuid.uuid4()
    facts: dict[str, Any] = {
        "post": post,
        "language": language,
        "platform": platform,
        "channel": channel,
        "space": space,
    }
    return [plan(**facts, due_at=at_local(day, at).at, user=user, series=series) for day in days]


def _held(placement: Placement, seen: str) -> Placement:
    held = Placement.objects.select_for_update(of=("self",)).select_related("post__campaign").get(pk=placement.pk)
    if seen and stamp(held) != seen:
        raise Changed
    return held


def _movable(placement: Placement) -> Placement:
    if not is_movable(placement):
        raise Refused("status")
    return placement


@transaction.atomic
def move(*, placement: Placement, due_at: datetime, user: int | None, seen: str = "") -> Placement:
    """Another time. `user` is who moved it; the history notes it by itself."""
    held = _held(placement, seen)
    if held.due_at != due_at:
        _check_time(due_at)
        _movable(held).due_at = due_at
        held.save(update_fields=["due_at"])
    return held


@transaction.atomic
def move_to_day(*, placement: Placement, day: date, user: int | None, at: time | None = None, seen: str = "") -> Moment:
    """Another day at the same time of day, or at the time given; says what the clocks did to it."""
    moment = at_local(day, at) if at else moved_to(placement.due_at, day)
    move(placement=placement, due_at=moment.at, user=user, seen=seen)
    return moment


@transaction.atomic
def change(
    *, placement: Placement, day: date, at: time, channel: OwnChannel | None, space: Space | None, user: int | None,
    seen: str = "", rest: bool = False,
) -> Moment:  # fmt: skip
    """Another time and place; with `rest` also of what follows in the series, by the same number of days."""
    held = _movable(_held(placement, seen))
    _check_place(held.post, held.platform, channel, space)
    step = (day - day_of(held.due_at)).days
    moment = Moment(held.due_at) if (day, at) == _shown(held) else at_local(day, at)
    following = list(rest_of(held)) if rest else []
    for each in [held, *following]:
        new = moment if each.pk == held.pk else at_local(day_of(each.due_at) + timedelta(days=step), at)
        if new.at != each.due_at:
            _check_time(new.at)
        each.due_at, each.channel, each.space = new.at, channel, space
        each.save(update_fields=["due_at", "channel", "space"])
    return moment


def _shown(placement: Placement) -> tuple[date, time]:
    """Day and time as a form shows them, without seconds."""
    moment = local(placement.due_at)
    return moment.date(), moment.time().replace(second=0, microsecond=0, tzinfo=None, fold=0)


def rest_of(placement: Placement):
    """What follows a placement in its series and can still be changed, locked."""
    if placement.series is None:
        return Placement.objects.none()
    return (
        Placement.objects.select_for_update(of=("self",))
        .filter(series=placement.series, language=placement.language_id, platform=placement.platform_id)
        .filter(status=PlacementStatus.PLANNED, due_at__gt=placement.due_at)
        .exclude(pk=placement.pk)
        .order_by("pk")
    )


@transaction.atomic
def cancel(*, placement: Placement, user: int | None, seen: str = "", rest: bool = False) -> int:
    """It does not take place; with `rest` nor does what follows in the series. How many; 0 when it was so already."""
    held = _held(placement, seen if placement.status != PlacementStatus.CANCELLED else "")
    if held.status == PlacementStatus.CANCELLED:
        return 0
    keys = [_movable(held).pk, *(rest_of(held).values_list("pk", flat=True) if rest else ())]
    for each in Placement.objects.filter(pk__in=keys):
        each.status = PlacementStatus.CANCELLED
        each.save(update_fields=["status"])
    return len(keys)


@transaction.atomic
def restore(*, placement: Placement, user: int | None) -> Placement:
    """Plan a cancelled one again, for the time that it had, if that is still to come."""
    held = _held(placement, "")
    if held.status == PlacementStatus.CANCELLED:
        _check_time(held.due_at)
        held.status = PlacementStatus.PLANNED
        held.save(update_fields=["status"])
    return held


@transaction.atomic
def shift_many(
    *, placements: Iterable[Placement], days: int, keep_weekday: bool = False, user: int | None,
    seen: dict[int, str] | None = None,
) -> list[Placement]:  # fmt: skip
    """All by so many days, or none: raises Changed when one of them stands elsewhere than `seen` (pk → stamp) says."""
    step, seen = step_of(days, keep_weekday=keep_weekday), seen or {}
    keys = sorted(placement.pk for placement in placements)
    held = list(Placement.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    for each in held:
        if seen and stamp(each) != seen.get(each.pk):
            raise Changed
        new = moved_to(_movable(each).due_at, day_of(each.due_at) + timedelta(days=step)).at
        _check_time(new)
        each.due_at = new
        each.save(update_fields=["due_at"])
    return held
