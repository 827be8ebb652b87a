"""Campaigns: they belong to a programme, in all of its states."""

from campaigns.enums import IdeaOrigin
from campaigns.models import CampaignIdea
from streetwork.accounts.roles import READS_CAMPAIGNS, WRITES_CAMPAIGNS
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of
from tests.factories.cast import KOMPAN
from tests.walls.route import OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("campaign", "goal", "audience", "campaign_post", "need")
KINDS = set(CANARIES)
READERS = ("owner", "colleague", "outsider", "lead", "coordinator", "campaign_editor")
RECEIVES: dict[str, set[str]] = dict.fromkeys(READERS, KINDS)
VARIANTS: dict[str, list[str]] = {
    "board:list": ["?q=canary", "?status=running", "?status=dropped", "?who=me", "?language=pl", "?since=2020-01-01"],
    "board:new": ["?idea={world.need.pk}"],
    "board:end": ["?to=done", "?to=dropped"],
}
POSTS: dict[str, dict] = {}


def campaign(world):
    return {"pk": world.campaign.pk}


def campaign_idea(world):
    return {"pk": world.campaign.pk, "idea": world.need.pk}


ROUTES: list[Route] = [
    Route("board:list", READS_CAMPAIGNS, get=200),
    Route("board:new", WRITES_CAMPAIGNS, get=200, post=422),
    Route("board:detail", READS_CAMPAIGNS, get=200, at=campaign, row=OF_PROGRAMME),
    Route("board:edit", WRITES_CAMPAIGNS, get=200, post=422, at=campaign, row=OF_PROGRAMME),
    Route("board:copy", WRITES_CAMPAIGNS, post=302, at=campaign, row=OF_PROGRAMME),
    Route("board:step", WRITES_CAMPAIGNS, post=302, at=campaign, row=OF_PROGRAMME),
    Route("board:end", WRITES_CAMPAIGNS, get=302, at=campaign, row=OF_PROGRAMME),
    Route("board:link-idea", WRITES_CAMPAIGNS, post=302, at=campaign, row=OF_PROGRAMME),
    Route("board:unlink-idea", WRITES_CAMPAIGNS, post=302, at=campaign_idea, row=OF_PROGRAMME),
]


def furnish(world):
    world.campaign = campaign_of(
        title=world.canary["campaign"], goal=world.canary["goal"], audience=world.canary["audience"]
    )
    world.campaign_post = post_of(world.campaign, title=world.canary["campaign_post"])
    post_version_of(world.campaign_post)
    placement_of(world.campaign_post)
    world.need = CampaignIdea.objects.create(
        programme=programme(KOMPAN), title=world.canary["need"], origin=IdeaOrigin.OWN, origin_key="walls-need",
        campaign=world.campaign, status="taken",
    )  # fmt: skip
