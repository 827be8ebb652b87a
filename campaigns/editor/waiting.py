"""What waits for somebody who writes, translates or reviews posts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min

from campaigns.editor.rules import OVER
from campaigns.editor.states import MISSING, OUTDATED, State, state_of
from campaigns.enums import PlacementStatus, VersionStatus
from campaigns.models import CampaignPost, Placement, PostVersion
from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_POSTS
from streetwork.vocabulary.snapshot import vocabulary

# The order in which the kinds are shown: what holds others up comes first.
REVIEW, BACK, STALE, WRITE, TRANSLATE, MINE = "review", "back", "outdated", "write", "translate", "mine"
KINDS = (REVIEW, BACK, STALE, WRITE, TRANSLATE, MINE)
# What the daily mail and Today count: not one's own drafts, which nobody waits for.
COUNTED = frozenset(KINDS) - {MINE}


@dataclass(frozen=True)
class Task:
    """A version that somebody can take up now. `due_at`: when it is to be published first, if that is planned."""

    kind: str
    post: CampaignPost
    language_code: str
    version: PostVersion | None
    state: State
    due_at: datetime | None = None

    @property
    def language(self) -> str:
        language = vocabulary().languages.get(self.language_code)
        return language.name if language else self.language_code

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.post.campaign.programme_id].short_name


def tasks_for(access: Access) -> list[Task]:
    """Everything that waits for the person in the running programmes for which they write posts; what is published
    first comes first. Three queries.

    A translation, new or outdated, waits when its source is approved; a review for everybody but the writer.
    """
    programmes = access.programmes_for(*WRITES_POSTS, running=True)
    if not programmes:
        return []
    posts = list(
        CampaignPost.objects.filter(campaign__programme__in=programmes, is_dropped=False)
        .exclude(campaign__status__in=OVER)
        .select_related("campaign")
        .order_by("campaign__starts_on", "campaign_id", "order", "pk")
    )
    versions = _versions(posts)
    due = _first_due(posts)
    tasks = [
        Task(kind, post, code, version, State(state_of(version, source)), due.get((post.pk, code)))
        for post in posts
        for code, version, source in _languages(post, versions)
        if (kind := kind_of(version, source, post, code, access.user_id))
    ]
    return sorted(tasks, key=lambda task: (task.due_at is None, task.due_at.timestamp() if task.due_at else 0))


def kind_of(version: PostVersion | None, source: PostVersion | None, post: CampaignPost, code: str, user) -> str:
    """Which kind of task a version is for a person; "" for none."""
    mine = version is not None and version.edited_by_id == user
    stands = source is not None and source.status == VersionStatus.APPROVED
    state = state_of(version, source)
    if state == VersionStatus.REVIEW:
        return "" if mine else REVIEW
    if state == OUTDATED:
        return STALE if stands else ""
    if version is not None and state == VersionStatus.DRAFT and version.remark and mine:
        return BACK
    if code == post.source_language_id:
        if version is None:
            return WRITE
    elif state in (MISSING, VersionStatus.TRANSLATION) and stands:
        return TRANSLATE
    return MINE if mine and state in (VersionStatus.DRAFT, VersionStatus.TRANSLATION) else ""


def counted(tasks: Iterable[Task]) -> dict[str, int]:
    """{kind: number}, in the order of `KINDS`, without those of which there are none."""
    numbers = dict.fromkeys(KINDS, 0)
    for task in tasks:
        numbers[task.kind] += 1
    return {kind: number for kind, number in numbers.items() if number}


def _versions(posts: Sequence[CampaignPost]) -> dict[int, dict[str, PostVersion]]:
    found: dict[int, dict[str, PostVersion]] = {post.pk: {} for post in posts}
    rows = PostVersion.objects.filter(post__in=list(found)).select_related("edited_by")
    for version in rows.defer("text", "alt", "headline", "target"):
        found[version.post_id][version.language_id] = version
    return found


def _languages(post: CampaignPost, versions):
    own = versions[post.pk]
    source = own.get(post.source_language_id)
    for code in dict.fromkeys([post.source_language_id, *post.campaign.languages, *own]):
        yield code, own.get(code), source


def _first_due(posts: Sequence[CampaignPost]) -> dict[tuple[int, str], datetime]:
    planned = Placement.objects.filter(post__in=[post.pk for post in posts], status=PlacementStatus.PLANNED)
    rows = planned.order_by().values_list("post", "language").annotate(first=Min("due_at"))
    return {(post, language): first for post, language, first in rows}
