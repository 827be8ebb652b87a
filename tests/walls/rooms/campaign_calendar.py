"""The calendar of campaigns: placements belong to a programme, in all of its states."""

from datetime import timedelta

from django.utils import timezone

from streetwork.accounts.roles import READS_CAMPAIGNS, WRITES_CAMPAIGNS
from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of
from tests.walls.route import OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("placed",)
RECEIVES: dict[str, set[str]] = {
    actor: {"placed"} for actor in ("owner", "colleague", "outsider", "coordinator", "campaign_editor", "lead")
}
VARIANTS: dict[str, list[str]] = {
    "calendar:month": ["?on=2027-03-28", "?text=missing"],
    "calendar:week": ["?by=hours"],
    "calendar:lanes": ["?weeks=1", "?language=pl"],
    "calendar:list": ["?text=open", "?platform=1"],
    "calendar:campaign": ["?view=month", "?view=week&by=hours", "?view=list"],
    "calendar:plan": ["?post={world.placed.post_id}", "?campaign={world.placed.post.campaign_id}"],
    "calendar:shift": ["?pick={world.placed.pk}&days=7", "?campaign={world.placed.post.campaign_id}"],
}
POSTS: dict[str, dict] = {}


def placed(world):
    return {"pk": world.placed.pk}


def campaign(world):
    return {"pk": world.placed.post.campaign_id}


ROUTES: list[Route] = [
    Route("calendar:month", READS_CAMPAIGNS, get=200),
    Route("calendar:week", READS_CAMPAIGNS, get=200),
    Route("calendar:lanes", READS_CAMPAIGNS, get=200),
    Route("calendar:list", READS_CAMPAIGNS, get=200),
    Route("calendar:campaign", READS_CAMPAIGNS, get=200, at=campaign, row=OF_PROGRAMME),
    Route("calendar:plan", WRITES_CAMPAIGNS, get=200, post=200),
    Route("calendar:fill", WRITES_CAMPAIGNS, post=302),
    Route("calendar:shift", WRITES_CAMPAIGNS, get=200, post=422),
    Route("calendar:placement", READS_CAMPAIGNS, get=200, at=placed, row=OF_PROGRAMME),
    Route("calendar:move", WRITES_CAMPAIGNS, post=302, at=placed, row=OF_PROGRAMME),
    Route("calendar:change", WRITES_CAMPAIGNS, post=422, at=placed, row=OF_PROGRAMME),
    Route("calendar:cancel", WRITES_CAMPAIGNS, post=302, at=placed, row=OF_PROGRAMME),
    Route("calendar:restore", WRITES_CAMPAIGNS, post=302, at=placed, row=OF_PROGRAMME),
]


def furnish(world):
    post = post_of(campaign_of(title="Kalender"), title=world.canary["placed"], is_evergreen=True)
    post_version_of(post)
    world.placed = placement_of(post, due_at=timezone.now() + timedelta(days=2))
