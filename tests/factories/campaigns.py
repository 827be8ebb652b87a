"""Campaigns for tests: a campaign, its posts, their versions and placements."""

from datetime import timedelta

from django.utils import timezone

from campaigns.editor.rules import source_of, wording_hash
from campaigns.models import Campaign, CampaignPost, GateRelease, Placement, PostVersion
from streetwork.vocabulary.models import Platform, Topic
from tests.factories.accounts import UserFactory, programme
from tests.factories.cast import KOMPAN


def campaign_of(*, slug=KOMPAN, title="Deutsch lernen", languages=("de", "pl"), platforms=("facebook", "telegram"),
                topic="language_courses", **facts):  # fmt: skip
    """A running campaign of four weeks around today."""
    today = timezone.localdate()
    campaign = Campaign.objects.create(
        **{
            "programme": programme(slug),
            "slug": f"{title.lower().replace(' ', '-')}-{Campaign.objects.count()}",
            "title": title,
            "goal": "People know where the free courses are.",
            "topic": Topic.objects.get(code=topic),
            "languages": list(languages),
            "source_language_id": languages[0],
            "starts_on": today - timedelta(days=14),
            "ends_on": today + timedelta(days=14),
            "status": "running",
        }
        | facts
    )
    campaign.platforms.set(Platform.objects.filter(code__in=platforms))
    return campaign


def post_of(campaign=None, *, title="Kostenlose Kurse", **facts):
    campaign = campaign or campaign_of()
    return CampaignPost.objects.create(
        campaign=campaign, title=title, source_language_id=facts.pop("source_language_id", campaign.source_language_id),
        **facts,
    )  # fmt: skip


def post_version_of(post, language=None, *, text=None, status="approved", writer=None, reviewer=None, **facts):
    """A version as the actions leave it, up to date when it is approved. The source first."""
    version = PostVersion(
        post=post,
        language_id=language or post.source_language_id,
        text=text or f"{post.title} ({language or post.source_language_id})",
        edited_by=writer or UserFactory(),
        status=status,
        **facts,
    )
    version.text_hash = wording_hash(version)
    if status == "approved":
        source = source_of(post, post.versions.all())
        version.source_hash = source.text_hash if source else version.text_hash
        version.reviewed_by, version.reviewed_at = reviewer or UserFactory(), timezone.now()
    version.save()
    return version


def placement_of(post, language=None, *, platform="facebook", due_at=None, status="planned", **facts):
    if status == "published":
        facts.setdefault("published_at", due_at or timezone.now())
    return Placement.objects.create(
        post=post,
        language_id=language or post.source_language_id,
        platform=Platform.objects.get(code=platform),
        due_at=due_at or timezone.now() + timedelta(days=1),
        status=status,
        **facts,
    )


def release_of(version, *, by=None):
    """The checklist was gone through for the version's present wording."""
    return GateRelease.objects.create(
        version=version, text_hash=version.text_hash, checks=["relevance"], released_by=by or UserFactory()
    )
