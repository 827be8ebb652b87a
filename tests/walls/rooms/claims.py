"""Claims belong to a programme: all of its states, none of another's people."""

from streetwork.accounts.roles import READS_TRENDS, WRITES_TRENDS
from tests.factories.claims import claim_of
from tests.walls.route import OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("claim",)
RECEIVES: dict[str, set[str]] = {
    actor: {"claim"} for actor in ("owner", "colleague", "outsider", "lead", "coordinator", "campaign_editor")
}
VARIANTS: dict[str, list[str]] = {
    "claims:list": ["?q=canary", "?language=pl&status=open", "?programme={world.claim.programme_id}&topic=1"],
    "claims:new": ["?statement={world.claim.statement}"],
}
POSTS: dict[str, dict] = {
    "claims:merge": {"into": "{world.other_claim.pk}"},
    "claims:similar": {"statement": "{world.claim.statement}", "language": "pl"},
}


def claim(world):
    return {"pk": world.claim.pk}


ROUTES: list[Route] = [
    Route("claims:list", READS_TRENDS, get=200),
    Route("claims:new", WRITES_TRENDS, get=200, post=422),
    Route("claims:similar", WRITES_TRENDS, post=200),
    Route("claims:detail", READS_TRENDS, get=200, at=claim, row=OF_PROGRAMME),
    Route("claims:edit", WRITES_TRENDS, get=200, post=422, at=claim, row=OF_PROGRAMME),
    Route("claims:check", WRITES_TRENDS, post=302, at=claim, row=OF_PROGRAMME),
    Route("claims:quiet", WRITES_TRENDS, post=302, at=claim, row=OF_PROGRAMME),
    Route("claims:wake", WRITES_TRENDS, post=302, at=claim, row=OF_PROGRAMME),
    Route("claims:seen", WRITES_TRENDS, post=422, at=claim, row=OF_PROGRAMME),
    Route("claims:merge", WRITES_TRENDS, post=422, at=claim, row=OF_PROGRAMME),
    Route("claims:idea", WRITES_TRENDS, post=302, at=claim, row=OF_PROGRAMME),
    Route("claims:copied", READS_TRENDS, post=302, at=claim, row=OF_PROGRAMME),
]


def furnish(world):
    world.claim = claim_of(world.owner, world.canary["claim"])
    world.other_claim = claim_of(world.owner, "Another claim of the same language")
