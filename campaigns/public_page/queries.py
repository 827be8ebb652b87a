"""Reading what a public page shows."""

from campaigns.models import Campaign, PostVersion
from campaigns.public_page.rules import is_public
from streetwork.presence.models import OwnChannel


def public_campaign(slug: str) -> Campaign | None:
    """The campaign with its post, when its page is public."""
    campaign = Campaign.objects.filter(slug=slug, page_is_public=True).select_related("page_post", "topic").first()
    return campaign if campaign is not None and is_public(campaign) else None


def page_versions(campaign: Campaign) -> list[PostVersion]:
    """Every version of the page's post, with its picture."""
    if campaign.page_post_id is None:
        return []
    return list(PostVersion.objects.filter(post=campaign.page_post_id).select_related("image").order_by("pk"))


def channels_in(campaign: Campaign, language: str) -> list[OwnChannel]:
    """Where the programme answers in the language: its own open channels with an address."""
    channels = OwnChannel.objects.filter(
        programme=campaign.programme_id, is_closed=False, languages__contains=[language]
    ).exclude(url="")
    return list(channels.select_related("platform").order_by("platform__order", "name")[:12])
