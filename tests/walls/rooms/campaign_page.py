"""The public page of a campaign: what is on it is everybody's, the switch is the programme's."""

from streetwork.accounts.roles import READS_CAMPAIGNS
from tests.factories.campaigns import campaign_of, post_of, post_version_of
from tests.walls.route import OF_PROGRAMME, PUBLIC, Route

CANARIES: tuple[str, ...] = ("page_campaign", "page_draft")
READERS = ("owner", "colleague", "outsider", "lead", "coordinator", "campaign_editor")
RECEIVES: dict[str, set[str]] = {actor: {"page_campaign"} for actor in READERS}
VARIANTS: dict[str, list[str]] = {"campaign-page:page": ["?text=pl", "?text=it"]}
POSTS: dict[str, dict] = {}


def page_campaign(world):
    return {"pk": world.page_campaign.pk}


def slug(world):
    return {"slug": world.page_campaign.slug}


ROUTES: list[Route] = [
    Route("campaign-page:page", PUBLIC, get=200, at=slug),
    Route("campaign-page:settings", READS_CAMPAIGNS, get=200, post=302, at=page_campaign, row=OF_PROGRAMME),
]


def furnish(world):
    """The title is the team's; the German text is for everybody; the Polish draft is nobody's but the team's."""
    world.page_campaign = campaign_of(title=world.canary["page_campaign"], goal=world.canary["page_draft"])
    world.page_campaign.slug = "a-public-page"
    post = post_of(world.page_campaign)
    post_version_of(post, text="For everybody")
    post_version_of(post, "pl", text=world.canary["page_draft"], status="draft")
    world.page_campaign.page_post, world.page_campaign.page_is_public = post, True
    world.page_campaign.save()
