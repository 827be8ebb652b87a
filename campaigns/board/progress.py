"""How far campaigns are: texts by language, what is out, what comes next. Three queries for any number of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from campaigns.editor.rules import source_of
from campaigns.editor.states import MISSING, state_of
from campaigns.enums import PlacementStatus, VersionStatus
from campaigns.models import Campaign, CampaignPost, Placement, PostVersion
from streetwork.vocabulary.snapshot import vocabulary


@dataclass(frozen=True)
class Texts:
    """A language of a campaign: how many of its posts are in which state."""

    code: str
    states: Counter
    posts: int

    @property
    def name(self) -> str:
        entry = vocabulary().languages.get(self.code)
        return entry.name if entry else self.code

    @property
    def approved(self) -> int:
        return self.states[VersionStatus.APPROVED]

    @property
    def is_done(self) -> bool:
        """Every post is approved and up to date."""
        return self.posts > 0 and self.approved == self.posts

    @property
    def is_begun(self) -> bool:
        return self.posts > self.states[MISSING]


@dataclass(frozen=True)
class Progress:
    """Figures of one campaign; `planned` counts all placements that are not cancelled."""

    posts: int = 0
    texts: tuple[Texts, ...] = ()
    planned: int = 0
    published: int = 0
    due: int = 0
    next_due: datetime | None = None
    last_out: datetime | None = None

    @property
    def languages_done(self) -> int:
        return sum(language.is_done for language in self.texts)

    @property
    def texts_approved(self) -> int:
        return sum(language.approved for language in self.texts)

    @property
    def texts_wanted(self) -> int:
        return self.posts * len(self.texts)


def versions_by_language(posts: Iterable[CampaignPost], versions: Iterable[PostVersion]) -> dict[tuple[int, str], str]:
    """{(post, language): state} of everything that is written; see `campaigns.editor.states`."""
    of_post = defaultdict(list)
    for version in versions:
        of_post[version.post_id].append(version)
    states = {}
    for post in posts:
        source = source_of(post, of_post[post.pk])
        states |= {(post.pk, version.language_id): state_of(version, source) for version in of_post[post.pk]}
    return states


def texts_of(campaign: Campaign, posts: list[CampaignPost], states: dict[tuple[int, str], str]) -> tuple[Texts, ...]:
    """The campaign's languages in their order, over its posts that were not dropped."""
    keys = [post.pk for post in posts if not post.is_dropped]
    return tuple(
        Texts(code, Counter(states.get((key, code), MISSING) for key in keys), len(keys)) for code in campaign.languages
    )


def progress_of(campaigns: Iterable[Campaign], now: datetime | None = None) -> dict[int, Progress]:
    """{campaign: how far it is}"""
    campaigns, now = list(campaigns), now or timezone.now()
    keys = [campaign.pk for campaign in campaigns]
    of_campaign = defaultdict(list)
    posts = CampaignPost.objects.filter(campaign__in=keys, is_dropped=False)
    posts = posts.only("campaign", "source_language", "is_dropped")
    for post in posts:
        of_campaign[post.campaign_id].append(post)
    written = PostVersion.objects.filter(post__campaign__in=keys, post__is_dropped=False)
    written = written.only("post", "language", "status", "text_hash", "source_hash")
    states = versions_by_language([post for group in of_campaign.values() for post in group], written)
    placed = _placements(keys, now)
    return {
        campaign.pk: Progress(
            posts=len(of_campaign[campaign.pk]),
            texts=texts_of(campaign, of_campaign[campaign.pk], states),
            **placed.get(campaign.pk, {}),
        )
        for campaign in campaigns
    }


def _placements(keys: list[int], now: datetime) -> dict[int, dict]:
    waits = Q(status=PlacementStatus.PLANNED)
    rows = (
        Placement.objects.filter(post__campaign__in=keys)
        .exclude(status=PlacementStatus.CANCELLED)
        .order_by()
        .values("post__campaign")
        .annotate(
            planned=Count("pk"),
            published=Count("pk", filter=Q(status=PlacementStatus.PUBLISHED)),
            due=Count("pk", filter=waits & Q(due_at__lte=now)),
            next_due=Min("due_at", filter=waits),
            last_out=Max("published_at"),
        )
    )
    return {row.pop("post__campaign"): row for row in rows}
