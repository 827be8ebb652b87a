"""Changing campaigns as such: made, changed, led through their statuses, copied. One transaction each."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.utils import timezone

from campaigns.board.rules import STEPS
from campaigns.board.slugs import free_slug, slug_of
from campaigns.calendar.actions import cancel
from campaigns.editor.rules import wording_hash
from campaigns.enums import CampaignStatus, PlacementStatus, VersionStatus
from campaigns.flow import Refused
from campaigns.ideas.actions import link_idea
from campaigns.models import Campaign, CampaignIdea, CampaignPost, Placement, PostVersion
from streetwork.web.steps import Changed

MANY = ("states", "origin_groups", "platforms")
TRIES = 5
Made = TypeVar("Made")


class Taken(Exception):
    """The wished-for short name belongs to another campaign."""


def stamp(campaign: Campaign) -> str:
    """Tells whether a campaign is the same as when the form was opened."""
    return campaign.updated_at.isoformat()


def unused_slug(wanted: str) -> str:
    """`wanted`, or the next that no campaign has."""
    return free_slug(wanted, Campaign.objects.filter(slug__startswith=wanted[:40]).values_list("slug", flat=True))


def _with_slug(wished: str, title: str, make: Callable[[str], Made]) -> Made:
    """What `make` does with the short name, wished for or made from the title. When a colleague takes the same one at
    the same moment, the next free one is tried. Raises Taken for one that was wished for.
    """
    for attempt in range(TRIES):
        slug = wished or unused_slug(slug_of(title))
        try:
            with transaction.atomic():
                return make(slug)
        except IntegrityError as problem:
            if "slug" not in _constraint_of(problem):
                raise
            if wished:
                raise Taken from None
            if attempt == TRIES - 1:
                raise
    raise AssertionError("The loop returns or raises.")


def _constraint_of(problem: IntegrityError) -> str:
    """The name of the constraint that was hurt."""
    diagnosis = getattr(problem.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", "") or ""


@transaction.atomic
def create_campaign(
    *, key: uuid.UUID, facts: dict[str, Any], user: int, idea: CampaignIdea | None = None
) -> tuple[Campaign, bool]:
    """A campaign in preparation, and whether it is new: the form's `key` saved twice is saved once.

    `facts` are the model's fields, with lists for states, target groups and platforms. The idea is taken up by it.
    Raises Taken.
    """
    many = {name: facts.pop(name) for name in MANY if name in facts}
    facts |= {"created_by_id": user}
    campaign, is_new = _with_slug(
        facts.pop("slug", ""),
        facts["title"],
        lambda slug: Campaign.objects.get_or_create(key=key, defaults=facts | {"slug": slug}),
    )
    if is_new:
        _set(campaign, many)
        if idea is not None:
            link_idea(idea=idea, campaign=campaign)
    return campaign, is_new


@transaction.atomic
def change_campaign(*, campaign: Campaign, facts: dict[str, Any], seen: str) -> Campaign:
    """Change what is said about a campaign. Raises Changed when it is not what was `seen` (`stamp`) any more, Taken."""
    held = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if stamp(held) != seen:
        raise Changed
    many = {name: facts.pop(name) for name in MANY if name in facts}
    old_slug = held.slug
    for name, value in facts.items():
        setattr(held, name, value)
    held.updated_at = timezone.now()

    def save(slug: str) -> None:
        held.slug = slug
        held.save()

    _with_slug(facts.get("slug") or old_slug, held.title, save)
    _set(held, many)
    return held


def _set(campaign: Campaign, many: dict[str, list[int]]) -> None:
    for name, keys in many.items():
        getattr(campaign, name).set(keys)


def planned_of(campaign: Campaign):
    """What is still to go out."""
    return Placement.objects.filter(post__campaign=campaign, status=PlacementStatus.PLANNED)


@transaction.atomic
def move_campaign(*, campaign: Campaign, to: str, user: int, cancels_planned: bool = False) -> int:
    """Take a step of `STEPS`; what it is already it stays. Returns how many planned placements were cancelled.

    Raises Refused when there is no such step.
    """
    held = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if to == held.status:
        return 0
    if to not in STEPS[held.status]:
        raise Refused("status")
    held.status, held.updated_at = CampaignStatus(to), timezone.now()
    held.save(update_fields=["status", "updated_at"])
    if not cancels_planned:
        return 0
    planned = list(planned_of(held).select_for_update(of=("self",)).select_related("post__campaign"))
    for placement in planned:
        cancel(placement=placement, user=user)
    return len(planned)


@transaction.atomic
def copy_campaign(*, campaign: Campaign, title: str, user: int) -> Campaign:
    """A new campaign that begins today and lasts as long, with the same posts; every version is a draft.

    Placements, figures, ideas and the public page stay with the first one.
    """
    today = timezone.localdate()
    title = title[:120]
    facts = {
        "programme_id": campaign.programme_id, "title": title, "kind": campaign.kind, "goal": campaign.goal,
        "audience": campaign.audience, "topic_id": campaign.topic_id, "languages": campaign.languages,
        "source_language_id": campaign.source_language_id, "starts_on": today,
        "ends_on": today + max(campaign.ends_on - campaign.starts_on, timedelta(days=0)), "responsible_id": user,
        "created_by_id": user,
    }  # fmt: skip
    new = _with_slug("", title, lambda slug: Campaign.objects.create(slug=slug, **facts))
    for name in MANY:
        getattr(new, name).set(getattr(campaign, name).all())
    for post in campaign.posts.filter(is_dropped=False).order_by("order", "pk"):
        _copy_post(post, new, user)
    return new


def _copy_post(post: CampaignPost, campaign: Campaign, user: int) -> None:
    new = CampaignPost.objects.create(
        campaign=campaign, title=post.title, source_language_id=post.source_language_id, order=post.order,
        is_evergreen=post.is_evergreen, created_by_id=user,
    )  # fmt: skip
    copies = [
        PostVersion(
            post=new, language_id=version.language_id, headline=version.headline, text=version.text,
            image=version.image, alt=version.alt, target=version.target, status=VersionStatus.DRAFT,
            edited_by_id=user,
        )
        for version in post.versions.select_related("image").order_by("pk")
    ]  # fmt: skip
    for copy in copies:
        copy.text_hash = wording_hash(copy)
    PostVersion.objects.bulk_create(copies)
