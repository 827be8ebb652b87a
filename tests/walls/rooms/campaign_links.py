"""Short links belong to a programme; the redirect is for everybody."""

from campaigns.models import ShortLink
from streetwork.accounts.roles import READS_CAMPAIGNS, WRITES_CAMPAIGNS
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN
from tests.walls.route import OF_PROGRAMME, PUBLIC, Route

CANARIES: tuple[str, ...] = ("link",)
RECEIVES: dict[str, set[str]] = {
    actor: {"link"} for actor in ("owner", "colleague", "outsider", "lead", "coordinator", "campaign_editor")
}
VARIANTS: dict[str, list[str]] = {"links:list": ["?q=canary", "?kind=free", "?kind=off"]}
POSTS: dict[str, dict] = {}


def link(world):
    return {"pk": world.link.pk}


def kompan(world):
    return {"programme": world.link.programme_id}


ROUTES: list[Route] = [
    Route("links:go", PUBLIC, get=404, at=lambda world: {"slug": "guessed"}),
    Route("links:list", READS_CAMPAIGNS, get=200),
    Route("links:export", READS_CAMPAIGNS, get=200),
    Route("links:new", WRITES_CAMPAIGNS, get=200, post=422),
    Route("links:policy", WRITES_CAMPAIGNS, get=200, post=302, at=kompan, row=OF_PROGRAMME),
    Route("links:detail", READS_CAMPAIGNS, get=200, at=link, row=OF_PROGRAMME),
    Route("links:change", WRITES_CAMPAIGNS, post=422, at=link, row=OF_PROGRAMME),
    Route("links:switch", WRITES_CAMPAIGNS, post=302, at=link, row=OF_PROGRAMME),
    Route("links:code", READS_CAMPAIGNS, get=200, at=link, row=OF_PROGRAMME),
]


def furnish(world):
    world.link = ShortLink.objects.create(
        programme=programme(KOMPAN), slug="walls", target="https://www.bamf.de/", label=world.canary["link"]
    )
