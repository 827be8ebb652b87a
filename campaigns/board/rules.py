"""What holds for campaigns as such. Pure."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.enums import CampaignStatus
from campaigns.models import Campaign
from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_CAMPAIGNS

# From a status to those it may become.
STEPS: dict[str, tuple[str, ...]] = {
    CampaignStatus.DRAFT: (CampaignStatus.RUNNING, CampaignStatus.DROPPED),
    CampaignStatus.RUNNING: (CampaignStatus.DONE, CampaignStatus.DRAFT, CampaignStatus.DROPPED),
    CampaignStatus.DONE: (CampaignStatus.RUNNING,),
    CampaignStatus.DROPPED: (CampaignStatus.DRAFT,),
}
# Steps that end a campaign: what is still planned has to be decided about.
ENDS = frozenset({CampaignStatus.DONE, CampaignStatus.DROPPED})


@dataclass(frozen=True)
class Step:
    """A step as a button says it."""

    to: str
    label: str | Promise
    icon: str

    @property
    def is_end(self) -> bool:
        return self.to in ENDS


WORDS: dict[tuple[str, str], tuple[str | Promise, str]] = {
    (CampaignStatus.DRAFT, CampaignStatus.RUNNING): (_("Start"), "play-circle"),
    (CampaignStatus.DRAFT, CampaignStatus.DROPPED): (_("Drop"), "slash-circle"),
    (CampaignStatus.RUNNING, CampaignStatus.DONE): (_("Finish"), "check-circle"),
    (CampaignStatus.RUNNING, CampaignStatus.DRAFT): (_("Back to preparation"), "pencil"),
    (CampaignStatus.RUNNING, CampaignStatus.DROPPED): (_("Drop"), "slash-circle"),
    (CampaignStatus.DONE, CampaignStatus.RUNNING): (_("Reopen"), "arrow-counterclockwise"),
    (CampaignStatus.DROPPED, CampaignStatus.DRAFT): (_("Reopen"), "arrow-counterclockwise"),
}


def steps_of(campaign: Campaign) -> list[Step]:
    """What a campaign may become now, the usual step first."""
    return [Step(to, *WORDS[campaign.status, to]) for to in STEPS[campaign.status]]


def may_write(access: Access, campaign: Campaign) -> bool:
    """Who plans campaigns in its programme, while the programme runs."""
    return campaign.programme_id in access.programmes_for(*WRITES_CAMPAIGNS, running=True)


def may_plan(access: Access, campaign: Campaign) -> bool:
    """Whether the person may plan placements now: not of a campaign that was dropped."""
    return may_write(access, campaign) and campaign.status != CampaignStatus.DROPPED
