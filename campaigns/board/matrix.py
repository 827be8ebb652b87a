"""What of a campaign is missing, outdated, due, published, measured: languages × platforms, and posts × languages.

Three queries, whatever the size of the campaign.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaigns.board.progress import Texts, texts_of, versions_by_language
from campaigns.calendar.rules import fact_of
from campaigns.editor.states import MISSING, OUTDATED, State
from campaigns.enums import PlacementStatus
from campaigns.models import Campaign, CampaignPost, Placement, PostVersion
from streetwork.vocabulary.models import Language, Platform
from streetwork.vocabulary.snapshot import vocabulary

# What is to be looked at first stands first. Code → icon and words; colour never speaks alone.
FACTS: dict[str, tuple[str, str | Promise]] = {
    "failed": ("exclamation-triangle", _("not published")),
    "due": ("bell", _("due")),
    "sending": ("hourglass-split", _("is being sent")),
    "planned": ("calendar", _("planned")),
    "published": ("send-check", pgettext_lazy("placement", "published")),
    "measured": ("bar-chart", _("measured")),
}
STATES = ("missing", "draft", "translation", "review", "approved", "outdated")


@dataclass(frozen=True)
class Fact:
    """A fact with its icon and its words."""

    code: str

    @property
    def icon(self) -> str:
        return FACTS[self.code][0]

    @property
    def says(self) -> str | Promise:
        return FACTS[self.code][1]


@dataclass(frozen=True)
class Mark(Fact):
    """One placement in a cell."""

    placement: Placement = field(kw_only=True)

    @property
    def platform(self) -> Platform:
        return vocabulary().platforms[self.placement.platform_id]

    @property
    def when(self) -> datetime:
        return self.placement.published_at or self.placement.due_at

    @property
    def url(self) -> str:
        return reverse("calendar:placement", args=[self.placement.pk])


@dataclass(frozen=True)
class Count(Fact):
    """How many posts of a cell share a fact; `url` leads to the one, or to the list of them."""

    number: int = field(kw_only=True)
    url: str = field(kw_only=True)


@dataclass(frozen=True)
class Open:
    """Posts that are not planned in a cell; `url` plans the first of them, "" when one may not plan."""

    number: int
    url: str


@dataclass(frozen=True)
class PlatformCell:
    platform: Platform
    counts: tuple[Count, ...]
    open: Open | None


@dataclass(frozen=True)
class LanguageRow:
    """A language over the platforms; `texts` say how far its words are, `todo` leads to the first that is not done."""

    language: Language
    texts: Texts
    todo: str
    cells: tuple[PlatformCell, ...]
    is_extra: bool

    @property
    def missing(self) -> int:
        return self.texts.states[MISSING]

    @property
    def outdated(self) -> int:
        return self.texts.states[OUTDATED]

    @property
    def in_work(self) -> int:
        return self.texts.posts - self.texts.approved - self.missing - self.outdated


@dataclass(frozen=True)
class TextCell:
    """A post in a language: how far the text is, and where it goes out."""

    language: Language
    state: State
    marks: tuple[Mark, ...]
    url: str
    plan_url: str


@dataclass(frozen=True)
class PostRow:
    post: CampaignPost
    cells: tuple[TextCell, ...]

    @property
    def url(self) -> str:
        return reverse("editor:post", args=[self.post.campaign_id, self.post.pk])


class Matrix:
    """Both tables of one campaign."""

    def __init__(
        self, campaign: Campaign, *, may_plan: bool = False, may_write_posts: bool = False, now: datetime | None = None
    ):
        self.campaign, self.now = campaign, now or timezone.now()
        self.may_plan, self.may_write_posts = may_plan, may_write_posts

    @cached_property
    def all_posts(self) -> list[CampaignPost]:
        return list(CampaignPost.objects.filter(campaign=self.campaign).order_by("is_dropped", "order", "pk"))

    @cached_property
    def posts(self) -> list[CampaignPost]:
        return [post for post in self.all_posts if not post.is_dropped]

    @property
    def dropped(self) -> list[CampaignPost]:
        return [post for post in self.all_posts if post.is_dropped]

    @cached_property
    def states(self) -> dict[tuple[int, str], str]:
        written = PostVersion.objects.filter(post__in=[post.pk for post in self.posts])
        written = written.only("post", "language", "status", "text_hash", "source_hash")
        return versions_by_language(self.posts, written)

    @cached_property
    def marks(self) -> list[Mark]:
        """Every placement that is not cancelled, by time."""
        placements = Placement.objects.filter(post__in=[post.pk for post in self.posts])
        placements = placements.exclude(status=PlacementStatus.CANCELLED).order_by("due_at", "pk")
        return [Mark(fact_of(placement, self.now), placement=placement) for placement in placements]

    @cached_property
    def languages(self) -> list[Language]:
        """Those of the campaign, then others in which something was written or planned."""
        used = {code for _post, code in self.states} | {mark.placement.language_id for mark in self.marks}
        words = vocabulary().languages
        codes = [*self.campaign.languages, *sorted(used - set(self.campaign.languages))]
        return [words[code] for code in codes if code in words]

    @cached_property
    def platforms(self) -> list[Platform]:
        """Those of the campaign, then others on which something was planned; in the order of the vocabulary."""
        used = {platform.pk for platform in self.campaign.platforms.all()}
        used |= {mark.placement.platform_id for mark in self.marks}
        return [platform for platform in vocabulary().platforms.values() if platform.pk in used]

    @cached_property
    def texts(self) -> dict[str, Texts]:
        of_campaign = texts_of(self.campaign, self.posts, self.states)
        return {texts.code: texts for texts in of_campaign}

    @cached_property
    def summary(self) -> list[tuple[Fact, int]]:
        """How many placements stand how, in the order of `FACTS`."""
        counted = Counter(mark.code for mark in self.marks)
        return [(Fact(code), counted[code]) for code in FACTS if counted[code]]

    @cached_property
    def language_rows(self) -> list[LanguageRow]:
        """Languages × platforms."""
        by_cell: dict[tuple[str, int], list[Mark]] = {}
        for mark in self.marks:
            by_cell.setdefault((mark.placement.language_id, mark.placement.platform_id), []).append(mark)
        return [self._language_row(language, by_cell) for language in self.languages]

    def _language_row(self, language: Language, by_cell) -> LanguageRow:
        code = language.pk
        texts = self.texts.get(code) or Texts(
            code, Counter(self.states.get((post.pk, code), MISSING) for post in self.posts), len(self.posts)
        )
        behind = [post for post in self.posts if self.states.get((post.pk, code), MISSING) != "approved"]
        cells = tuple(
            self._platform_cell(code, platform, by_cell.get((code, platform.pk), [])) for platform in self.platforms
        )
        todo = self._editor(behind[0], code) if behind else ""
        return LanguageRow(language, texts, todo, cells, code not in self.campaign.languages)

    def _platform_cell(self, code: str, platform: Platform, marks: list[Mark]) -> PlatformCell:
        of_fact: dict[str, list[Mark]] = {}
        for mark in marks:
            of_fact.setdefault(mark.code, []).append(mark)
        query = urlencode({"language": code, "platform": platform.pk})
        every = f"{reverse('calendar:campaign', args=[self.campaign.pk])}?{query}"
        counts = tuple(
            Count(fact, number=len(of_fact[fact]), url=of_fact[fact][0].url if len(of_fact[fact]) == 1 else every)
            for fact in FACTS
            if fact in of_fact
        )
        placed = {mark.placement.post_id for mark in marks}
        open_posts = [post for post in self.posts if post.pk not in placed]
        free = Open(len(open_posts), self._plan(open_posts[0], code, platform.pk)) if open_posts else None
        return PlatformCell(platform, counts, free)

    @cached_property
    def post_rows(self) -> list[PostRow]:
        """Posts × languages, with what goes out inside."""
        by_cell: dict[tuple[int, str], list[Mark]] = {}
        for mark in self.marks:
            by_cell.setdefault((mark.placement.post_id, mark.placement.language_id), []).append(mark)
        return [
            PostRow(
                post,
                tuple(
                    self._text_cell(post, language, by_cell.get((post.pk, language.pk), []))
                    for language in self.languages
                ),
            )
            for post in self.posts
        ]

    def _text_cell(self, post: CampaignPost, language: Language, marks: list[Mark]) -> TextCell:
        code = language.pk
        state = State(self.states.get((post.pk, code), MISSING))
        return TextCell(language, state, tuple(marks), self._editor(post, code), self._plan(post, code))

    def _editor(self, post: CampaignPost, code: str) -> str:
        return reverse("editor:version", args=[self.campaign.pk, post.pk, code])

    def _plan(self, post: CampaignPost, code: str, platform: int | None = None) -> str:
        if not self.may_plan:
            return ""
        wanted = {"post": post.pk, "language": code, "platform": platform or ""}
        query = urlencode({name: value for name, value in wanted.items() if value})
        return f"{reverse('calendar:plan')}?{query}"

    @property
    def legend(self) -> tuple[list[State], list[Fact]]:
        return [State(code) for code in STATES], [Fact(code) for code in FACTS]
