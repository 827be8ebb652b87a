"""The register belongs to the programme: its rota, block log and reach, too."""

from streetwork.accounts.roles import READS_SPACES, WRITES_SPACES, Role
from streetwork.presence.models import ReachEstimate
from tests.factories.presence import BlockEntryFactory, MemberCountFactory, VisitFactory
from tests.walls.route import OF_LEAD, OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("block", "reach")
RECEIVES: dict[str, set[str]] = {
    actor: {"block", "reach"} for actor in ("owner", "colleague", "outsider", "lead", "coordinator", "campaign_editor")
}
VARIANTS: dict[str, list[str]] = {
    "spaces:export": ["?q=canary"],
    "spaces:rota": ["?person=me", "?person=nobody", "?programme={world.space.programme_id}&language=pl"],
    "spaces:blocks": ["?space={world.space.pk}", "?outcome=open&cause=unknown"],
    "spaces:blocks-export": ["?space={world.space.pk}"],
    "spaces:block-new": ["?space={world.space.pk}"],
}
POSTS: dict[str, dict] = {
    "spaces:rota-reassign": {"space": "{world.space.pk}"},
    "spaces:block-new": {"space": "{world.space.pk}", "measure": "post"},
    "spaces:block-settle": {"outcome": "final"},
    "spaces:visited": {"rota": "1", "minutes": "0"},
}
LEADS = frozenset({Role.LEAD})
# The lead made the visit and wrote the entry: colleagues see them and do not take them away.
NOT_MINE = {"owner": 403, "colleague": 403, "outsider": 403}


def space(world):
    return {"pk": world.space.pk}


def programme(world):
    return {"pk": world.space.programme_id}


def block(world):
    return {"pk": world.block.pk}


def count(world):
    return {"pk": world.space.pk, "count": world.count.pk}


def visit(world):
    return {"pk": world.space.pk, "visit": world.visit.pk}


ROUTES: list[Route] = [
    Route("spaces:export", READS_SPACES, get=200),
    Route("spaces:import", WRITES_SPACES, get=200, post=422),
    Route("spaces:import-apply", WRITES_SPACES, post=302),
    Route("spaces:rota", READS_SPACES, get=200),
    Route("spaces:rota-reassign", WRITES_SPACES, post=422),
    Route("spaces:reach", READS_SPACES, get=200),
    Route("spaces:reach-edit", LEADS, get=200, post=422, at=programme, row=OF_LEAD),
    Route("spaces:reach-withdraw", LEADS, post=302, at=programme, row=OF_LEAD),
    Route("spaces:blocks", READS_SPACES, get=200),
    Route("spaces:blocks-export", READS_SPACES, get=200),
    Route("spaces:block-new", WRITES_SPACES, get=200, post=422),
    Route("spaces:block-edit", WRITES_SPACES, get=200, post=422, at=block, row=OF_PROGRAMME),
    Route("spaces:block-settle", WRITES_SPACES, post=302, at=block, row=OF_PROGRAMME),
    Route("spaces:block-remove", WRITES_SPACES, post=302, at=block, row=OF_PROGRAMME, but=NOT_MINE),
    Route("spaces:count-edit", WRITES_SPACES, get=200, post=422, at=count, row=OF_PROGRAMME),
    Route("spaces:count-remove", WRITES_SPACES, post=302, at=count, row=OF_PROGRAMME),
    Route("spaces:visit-remove", WRITES_SPACES, post=302, at=visit, row=OF_PROGRAMME, but=NOT_MINE),
]


def furnish(world):
    lead = world.cast.lead
    world.count = MemberCountFactory(space=world.space)
    world.visit = VisitFactory(space=world.space, visitor=lead)
    world.block = BlockEntryFactory(space=world.space, reporter=lead, note=world.canary["block"])
    ReachEstimate.objects.create(
        programme=world.space.programme, overlap_percent=20, basis=world.canary["reach"], stated_by=lead
    )
