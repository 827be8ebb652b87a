"""Screen shapes: the board's columns with their cards, and one campaign's page."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.board.history import moments_of
from campaigns.board.matrix import Matrix
from campaigns.board.progress import Progress, progress_of
from campaigns.board.queries import events_of
from campaigns.board.rules import may_plan, may_write, steps_of
from campaigns.enums import CampaignKind, CampaignStatus
from campaigns.ideas.presenters import rows_of as idea_rows
from campaigns.ideas.queries import ideas_of
from campaigns.models import Campaign, CampaignIdea
from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_POSTS
from streetwork.vocabulary.snapshot import vocabulary

# Of what is over, the board shows the newest; the filter by status shows all.
SHOWN_OF_PAST = 8
SHOWN = 200

STATUS_ICONS = {
    CampaignStatus.DRAFT: "pencil",
    CampaignStatus.RUNNING: "play-circle",
    CampaignStatus.DONE: "check-circle",
    CampaignStatus.DROPPED: "slash-circle",
}
KIND_ICONS = {
    CampaignKind.INFORMATION: "info-circle",
    CampaignKind.LOCATION: "geo-alt",
    CampaignKind.EVENT: "calendar-event",
    CampaignKind.MYTH: "exclamation-diamond",
}
HINTS: dict[str, str | Promise] = {
    CampaignStatus.DRAFT: _("Nothing is in preparation. A new campaign begins here."),
    CampaignStatus.RUNNING: _("Nothing is running at the moment."),
    CampaignStatus.DONE: _("No campaign was finished yet."),
}


@dataclass(frozen=True)
class Facts:
    """What is said about a campaign in words."""

    campaign: Campaign

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.campaign.programme_id].short_name

    @property
    def topic(self) -> str:
        entry = vocabulary().topics.get(self.campaign.topic_id)
        return entry.name if entry else ""

    @property
    def languages(self) -> list[str]:
        words = vocabulary().languages
        return [words[code].name for code in self.campaign.languages if code in words]

    @property
    def kind_icon(self) -> str:
        return KIND_ICONS[CampaignKind(self.campaign.kind)]

    @property
    def status_icon(self) -> str:
        return STATUS_ICONS[CampaignStatus(self.campaign.status)]

    @property
    def is_over_time(self) -> bool:
        """It still runs after its last day."""
        return self.campaign.status == CampaignStatus.RUNNING and self.campaign.ends_on < timezone.localdate()


@dataclass(frozen=True)
class Card(Facts):
    """A campaign on the board."""

    progress: Progress


@dataclass(frozen=True)
class Column:
    """A status with its campaigns; `total` counts those that are not shown, too."""

    status: CampaignStatus
    cards: tuple[Card, ...]
    total: int

    @property
    def icon(self) -> str:
        return STATUS_ICONS[self.status]

    @property
    def hidden(self) -> int:
        return self.total - len(self.cards)

    @property
    def hint(self) -> str | Promise:
        return HINTS.get(self.status, "")


def columns_of(campaigns, *, only: str = "") -> list[Column]:
    """One column for each status, or the one that is asked for. What was dropped has one only when asked for.

    What runs or is prepared: what ends first stands first; what is over: the newest first.
    """
    by_status: dict[str, list[Campaign]] = {status: [] for status in CampaignStatus}
    for campaign in campaigns:
        by_status[campaign.status].append(campaign)
    wanted = [CampaignStatus(only)] if only else [s for s in CampaignStatus if s != CampaignStatus.DROPPED]
    shown = {}
    for status in wanted:
        is_past = status in (CampaignStatus.DONE, CampaignStatus.DROPPED)
        rows = sorted(by_status[status], key=lambda c: (c.ends_on, c.pk), reverse=is_past)
        shown[status] = rows[: SHOWN_OF_PAST if is_past and not only else SHOWN]
    progress = progress_of(campaign for rows in shown.values() for campaign in rows)
    return [
        Column(status, tuple(Card(c, progress[c.pk]) for c in rows), len(by_status[status]))
        for status, rows in shown.items()
    ]


@dataclass(frozen=True)
class CampaignPage(Facts):
    """One campaign with everything around it."""

    access: Access

    @cached_property
    def matrix(self) -> Matrix:
        may_write_posts = self.campaign.programme_id in self.access.programmes_for(*WRITES_POSTS, running=True)
        return Matrix(self.campaign, may_plan=self.may_plan, may_write_posts=may_write_posts)

    @cached_property
    def may_write(self) -> bool:
        return may_write(self.access, self.campaign)

    @cached_property
    def may_plan(self) -> bool:
        return may_plan(self.access, self.campaign)

    @property
    def steps(self):
        return steps_of(self.campaign) if self.may_write else []

    @cached_property
    def ideas(self):
        """What it answers, most questions first."""
        found = ideas_of(self.access).filter(campaign=self.campaign).order_by("-questions", "pk")
        return idea_rows(found, self.access)

    @property
    def questions(self) -> int:
        return sum(row.idea.questions for row in self.ideas)

    @cached_property
    def free_ideas(self) -> list[CampaignIdea]:
        """Ideas of the programme that may be linked: open ones first those of its topic; none for readers."""
        if not self.may_write:
            return []
        found = ideas_of(self.access).filter(programme=self.campaign.programme_id, campaign=None)
        found = found.exclude(status=CampaignIdea.Status.DROPPED).order_by("-questions", "-pk")[:100]
        return sorted(found, key=lambda idea: idea.topic_id != self.campaign.topic_id)

    @cached_property
    def moments(self):
        return moments_of(events_of(self.campaign))

    @property
    def states(self) -> list[str]:
        return [state.name for state in self.campaign.states.all()]

    @property
    def origin_groups(self) -> list[str]:
        return [group.name for group in self.campaign.origin_groups.all()]
