"""Changing posts as such: made, renamed, ordered, dropped. One transaction each."""

from django.db import transaction
from django.db.models import Max

from campaigns.editor.actions import agreeing_versions, hold, restamp
from campaigns.enums import VersionStatus
from campaigns.flow import Refused
from campaigns.models import Campaign, CampaignPost


@transaction.atomic
def create_post(*, campaign: Campaign, title: str, source_language: str, is_evergreen: bool, user: int) -> CampaignPost:
    """A new post at the end of the campaign, without a word in any language yet."""
    last = _locked(campaign).aggregate(last=Max("order"))["last"]
    return CampaignPost.objects.create(
        campaign=campaign, title=title, source_language_id=source_language, is_evergreen=is_evergreen,
        order=0 if last is None else last + 1, created_by_id=user,
    )  # fmt: skip


@transaction.atomic
def change_post(*, post: CampaignPost, title: str, source_language: str, is_evergreen: bool) -> CampaignPost:
    """Rename a post, or say another language is its source.

    What agreed with the old source agrees with the new one, when the new one did. Raises Refused "no_source" for a
    language without a version while other languages have one.
    """
    held = hold(post)
    found = held.post
    if source_language != found.source_language_id:
        new = held.version_in(source_language)
        if held.versions and new is None:
            raise Refused("no_source")
        agreeing = agreeing_versions(held)
        found.source_language_id = source_language
        if new is not None and new.status == VersionStatus.APPROVED and new in agreeing:
            restamp(held, agreeing)
    found.title, found.is_evergreen = title, is_evergreen
    found.save(update_fields=["title", "is_evergreen", "source_language"])
    return found


@transaction.atomic
def move_post(*, post: CampaignPost, up: bool) -> None:
    """Change places with the post before or after; at the end of the list nothing happens."""
    _locked(post.campaign)
    posts = list(CampaignPost.objects.filter(campaign=post.campaign_id, is_dropped=False).order_by("order", "pk"))
    place = next((number for number, each in enumerate(posts) if each.pk == post.pk), None)
    if place is None:
        return
    other = place - 1 if up else place + 1
    if 0 <= other < len(posts):
        posts[place], posts[other] = posts[other], posts[place]
    for number, each in enumerate(posts):
        each.order = number
    CampaignPost.objects.bulk_update(posts, ["order"])


@transaction.atomic
def drop_post(*, post: CampaignPost) -> None:
    """Take a post out of the campaign. Raises Refused "planned" while something of it is to go out.

    Texts, history and figures stay.
    """
    held = hold(post)
    if held.post.placements.filter(status__in=("planned", "sending")).exists():
        raise Refused("planned")
    CampaignPost.objects.filter(pk=post.pk).update(is_dropped=True)


@transaction.atomic
def restore_post(*, post: CampaignPost) -> None:
    """Bring a dropped post back."""
    CampaignPost.objects.filter(pk=post.pk).update(is_dropped=False)


def _locked(campaign: Campaign):
    """The campaign's posts; who else orders them waits."""
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    return CampaignPost.objects.filter(campaign=campaign.pk)
