"""Screen shapes of the backlog."""

from dataclasses import dataclass

from campaigns.enums import IdeaOrigin, IdeaStatus
from campaigns.models import Campaign, CampaignIdea
from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_CAMPAIGNS, WRITES_TRENDS
from streetwork.vocabulary.snapshot import vocabulary

ICONS = {
    IdeaOrigin.LEAD: "ear",
    IdeaOrigin.CLAIM: "exclamation-diamond",
    IdeaOrigin.TREND: "graph-up-arrow",
    IdeaOrigin.GAP: "bullseye",
    IdeaOrigin.OWN: "lightbulb",
}


@dataclass(frozen=True)
class Row:
    idea: CampaignIdea
    may_write: bool
    may_plan: bool = False

    @property
    def language(self) -> str:
        entry = vocabulary().languages.get(self.idea.language_id)
        return entry.name if entry else ""

    @property
    def topic(self) -> str:
        entry = vocabulary().topics.get(self.idea.topic_id)
        return entry.name if entry else ""

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.idea.programme_id].short_name

    @property
    def icon(self) -> str:
        return ICONS[IdeaOrigin(self.idea.origin)]

    @property
    def campaign(self) -> Campaign | None:
        """The campaign that answers it."""
        return self.idea.campaign

    @property
    def is_dropped(self) -> bool:
        return self.idea.status == IdeaStatus.DROPPED

    @property
    def is_open(self) -> bool:
        return self.idea.status == IdeaStatus.OPEN


def rows_of(ideas, access: Access) -> list[Row]:
    mine = access.programmes_for(*WRITES_TRENDS, running=True)
    planned = access.programmes_for(*WRITES_CAMPAIGNS, running=True)
    return [Row(idea, idea.programme_id in mine, idea.programme_id in planned) for idea in ideas]
