"""A post with its versions and placements; the list of a campaign's posts."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from campaigns.board.rules import may_write as may_plan
from campaigns.calendar.presenters import Entry
from campaigns.editor import rules
from campaigns.editor.queries import posts_in_order, versions_of
from campaigns.editor.states import State, state_of
from campaigns.enums import VersionStatus
from campaigns.models import Campaign, CampaignPost, PostVersion
from campaigns.release.rules import may_release
from streetwork.accounts.access import Access
from streetwork.vocabulary.snapshot import vocabulary


@dataclass
class Row:
    """A language of a post: how far it is, who is at it, where it goes."""

    code: str
    version: PostVersion | None
    source: PostVersion | None
    placed: list[Entry]
    access: Access
    campaign: Campaign

    @property
    def language(self) -> str:
        language = vocabulary().languages.get(self.code)
        return language.name if language else self.code

    @property
    def is_source(self) -> bool:
        return self.version is not None and self.source is not None and self.version.pk == self.source.pk

    @property
    def state(self) -> State:
        return State(state_of(self.version, self.source))

    @property
    def may_review(self) -> bool:
        if self.version is None or self.state.code not in (VersionStatus.REVIEW, "outdated"):
            return False
        return rules.may_review(self.access, self.campaign, self.version)

    @property
    def may_hand_in(self) -> bool:
        return self.state.code in (VersionStatus.DRAFT, VersionStatus.TRANSLATION)


class PostPage:
    """A post as one person sees it."""

    def __init__(self, post: CampaignPost, access: Access):
        self.post, self.campaign, self.access = post, post.campaign, access

    @cached_property
    def rows(self) -> list[Row]:
        """The source first, then the campaign's languages, then others that are written or planned."""
        versions = {language: version for (_post, language), version in versions_of([self.post]).items()}
        source = versions.get(self.post.source_language_id)
        placed = self._placed(versions, source)
        codes = dict.fromkeys([self.post.source_language_id, *self.campaign.languages, *versions, *placed])
        return [
            Row(code, versions.get(code), source, placed.get(code, []), self.access, self.campaign) for code in codes
        ]

    def _placed(self, versions, source) -> dict[str, list[Entry]]:
        now, found = timezone.now(), {}
        for placement in self.post.placements.select_related("channel", "space").order_by("due_at", "pk"):
            text = state_of(versions.get(placement.language_id), source)
            found.setdefault(placement.language_id, []).append(Entry(placement, text, now))
        return found

    @property
    def may_write(self) -> bool:
        return not self.post.is_dropped and rules.may_write(self.access, self.campaign)

    @property
    def may_plan(self) -> bool:
        return may_plan(self.access, self.campaign)

    @property
    def may_release(self) -> bool:
        return not self.post.is_dropped and may_release(self.access, self.campaign)


@dataclass
class PostRow:
    """A post in the list of its campaign, with the state of each language."""

    post: CampaignPost
    states: list[tuple[str, str, State]]
    is_first: bool = False
    is_last: bool = False


def post_rows(campaign: Campaign) -> list[PostRow]:
    """All posts of a campaign, the dropped ones last. Two queries."""
    posts = list(posts_in_order(campaign))
    versions = versions_of(posts)
    rows = [PostRow(post, _states(campaign, post, versions)) for post in posts]
    kept = [row for row in rows if not row.post.is_dropped]
    if kept:
        kept[0].is_first = kept[-1].is_last = True
    return rows


def _states(campaign: Campaign, post: CampaignPost, versions) -> list[tuple[str, str, State]]:
    words = vocabulary().languages
    source = versions.get((post.pk, post.source_language_id))
    own: Iterable[str] = (language for number, language in versions if number == post.pk)
    codes = dict.fromkeys([post.source_language_id, *campaign.languages, *own])
    return [
        (code, words[code].name if code in words else code, State(state_of(versions.get((post.pk, code)), source)))
        for code in codes
    ]
