"""The evergreen reserve: posts that may be published again, to be placed into gaps in one step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from campaigns.calendar.actions import plan
from campaigns.calendar.gaps import Gap, days_between
from campaigns.calendar.lanes import Lane
from campaigns.calendar.queries import evergreen_posts
from campaigns.calendar.timing import USUAL_TIME, day_of
from campaigns.editor.states import state_of
from campaigns.enums import PlacementStatus
from campaigns.flow import Refused
from campaigns.models import Campaign, CampaignPost, Placement, PostVersion
from streetwork.accounts.access import Access
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.localtime import at_local

MOST_GAPS = 12


@dataclass
class Reserve:
    """An evergreen post: when it was last used, the languages that are ready, the gaps that it could fill."""

    post: CampaignPost
    languages: list[str]
    gaps: list[Gap]

    @property
    def last_use(self) -> date | None:
        return day_of(self.post.last_use) if self.post.last_use else None

    @property
    def choices(self) -> list[tuple[str, Gap, str]]:
        """Value, gap and name of its language."""
        return [(value_of(gap), gap, vocabulary().languages[gap.language].name) for gap in self.gaps]


def value_of(gap: Gap) -> str:
    return f"{gap.language}:{gap.first}:{gap.last}"


def read_gap(text: str) -> Gap:
    """From what a form sends back. Raises ValueError."""
    language, first, last = text.split(":")
    gap = Gap(date.fromisoformat(first), date.fromisoformat(last), language)
    if language not in vocabulary().languages or not 1 <= gap.days <= 366:
        raise ValueError("No such gap.")
    return gap


def reserve_of(access: Access, campaigns: Iterable[Campaign], lanes: Iterable[Lane]) -> list[Reserve]:
    """The evergreen posts of the campaigns, what was used longest ago first. Two queries."""
    posts = list(evergreen_posts(access, campaigns))
    gaps = sorted(gap for lane in lanes for gap in lane.gaps)
    texts = {(v.post_id, v.language_id): v for v in PostVersion.objects.filter(post__in=posts).defer("text")}
    rows = []
    for post in posts:
        source = texts.get((post.pk, post.source_language_id))
        ready = [k for k in vocabulary().languages if state_of(texts.get((post.pk, k)), source) == "approved"]
        rows.append(Reserve(post, ready, [gap for gap in gaps if gap.language in ready][:MOST_GAPS]))
    return rows


@transaction.atomic
def fill_gap(*, post: CampaignPost, gap: Gap, user: int | None) -> list[Placement]:
    """Plan the post in the middle of the gap, at the usual time, where it was last used in the language.

    Without such a use: on all platforms of its campaign. Raises Refused: past, post, filled.
    """
    now = timezone.now()
    days = [day for day in days_between(gap.first, gap.last) if at_local(day, USUAL_TIME).at > now]
    if not days:
        raise Refused("past")
    day = days[min((len(days) - 1) // 2, 3)]
    CampaignPost.objects.select_for_update().get(pk=post.pk)
    if _stands_in(post, gap):
        raise Refused("filled")
    facts = {"post": post, "language": gap.language, "due_at": at_local(day, USUAL_TIME).at, "user": user}
    return [plan(**facts, **place) for place in _places(post, gap.language)]


def _stands_in(post: CampaignPost, gap: Gap) -> bool:
    """The same post stands there already: the button was pressed twice."""
    begin, end = at_local(gap.first, USUAL_TIME).at - timedelta(days=1), at_local(gap.last, USUAL_TIME).at
    there = Placement.objects.filter(post=post, language=gap.language, due_at__gt=begin, due_at__lte=end)
    return there.exclude(status=PlacementStatus.CANCELLED).exists()


def _places(post: CampaignPost, language: str) -> list[dict]:
    used = Placement.objects.filter(post=post, language=language).exclude(status=PlacementStatus.CANCELLED)
    used = list(used.select_related("platform", "channel", "space").order_by("-due_at")[:20])
    latest = [each for each in used if day_of(each.due_at) == day_of(used[0].due_at)]
    if latest:
        return [{"platform": each.platform, "channel": _open(each.channel), "space": each.space} for each in latest]
    return [{"platform": platform} for platform in post.campaign.platforms.all()]


def _open(channel):
    return None if channel and channel.is_closed else channel
