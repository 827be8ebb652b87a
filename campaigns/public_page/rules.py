"""What of a campaign is public. Pure."""

from collections.abc import Iterable

from campaigns.editor.rules import is_outdated, source_of, stands_by_its_source
from campaigns.enums import CampaignStatus, VersionStatus
from campaigns.models import Campaign, PostVersion


def is_public(campaign: Campaign) -> bool:
    """Whether the page may be seen at all: switched on, with a post, neither of them dropped."""
    post = campaign.page_post
    is_on = campaign.page_is_public and campaign.status != CampaignStatus.DROPPED
    return is_on and post is not None and not post.is_dropped and post.campaign_id == campaign.pk


def shown(campaign: Campaign, versions: Iterable[PostVersion]) -> dict[str, PostVersion]:
    """{language: version} that may be shown, in the campaign's order: approved, up to date, its source approved too."""
    post, versions = campaign.page_post, list(versions)
    if post is None:
        return {}
    source = source_of(post, versions)
    good = {
        version.language_id: version
        for version in versions
        if version.post_id == post.pk
        and version.status == VersionStatus.APPROVED
        and not is_outdated(version, source)
        and stands_by_its_source(version, source)
        and version.text.strip()
    }
    order = [*campaign.languages, *sorted(good)]
    return {code: good[code] for code in dict.fromkeys(order) if code in good}
