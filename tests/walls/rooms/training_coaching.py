"""The coaching log: read by those who see trainings in the state, kept by those who plan them there."""

from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from streetwork.tenancy.models import State
from tests.conftest import open_states
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN
from tests.walls.route import OF_TRAINERS, Route
from training.models import Coaching

CANARIES: tuple[str, ...] = ("coaching", "coaching_result")
RECEIVES: dict[str, set[str]] = {
    name: set(CANARIES) for name in ("owner", "colleague", "lead", "coordinator", "training_manager")
}
VARIANTS: dict[str, list[str]] = {
    "coaching:list": ["?q=canary", "?topic=tools", "?state=15", "?since=2020-01-01&type=welfare"],
    "coaching:export": ["?q=canary"],
    "coaching:new": ["?partner={world.partner.pk}"],
}
POSTS: dict[str, dict] = {}


def coaching(world):
    return {"pk": world.coaching.pk}


ROUTES: list[Route] = [
    Route("coaching:list", READS_TRAININGS, get=200),
    Route("coaching:new", WRITES_TRAININGS, get=200, post=422),
    Route("coaching:export", READS_TRAININGS, get=200, at=lambda _world: {"kind": "csv"}),
    Route("coaching:edit", WRITES_TRAININGS, get=200, post=422, at=coaching, row=OF_TRAINERS),
    Route("coaching:remove", WRITES_TRAININGS, post=302, at=coaching, row=OF_TRAINERS),
]


def furnish(world):
    with open_states("ST"):
        world.coaching = Coaching.objects.create(
            state=State.objects.get(code="ST"), programme=programme(KOMPAN), topic="tools", minutes=60,
            institution=world.canary["coaching"], institution_type="welfare",
            result=world.canary["coaching_result"], coach=world.cast.training_manager,
        )  # fmt: skip
