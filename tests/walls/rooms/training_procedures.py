"""Procedure cards: offices and laws of a programme's network."""

from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN
from tests.walls.route import OF_PROGRAMME, Route
from training.models import ProcedureCard

CANARIES: tuple[str, ...] = ("procedure",)
RECEIVES: dict[str, set[str]] = {
    name: {"procedure"} for name in ("owner", "colleague", "outsider", "coordinator", "lead", "training_manager")
}
VARIANTS: dict[str, list[str]] = {
    "procedures:list": ["?q=canary", "?show=fresh", "?state=DE", "?language=de"],
    "procedures:export": ["?q=canary"],
    "procedures:new": ["?after={world.procedure_card.pk}"],
}
POSTS: dict[str, dict] = {}


def card(world):
    return {"pk": world.procedure_card.pk}


ROUTES: list[Route] = [
    Route("procedures:list", READS_TRAININGS, get=200),
    Route("procedures:export", READS_TRAININGS, get=200),
    Route("procedures:new", WRITES_TRAININGS, get=200, post=422),
    Route("procedures:edit", WRITES_TRAININGS, get=200, post=422, at=card, row=OF_PROGRAMME),
    Route("procedures:check", WRITES_TRAININGS, post=302, at=card, row=OF_PROGRAMME),
    Route("procedures:remove", WRITES_TRAININGS, post=302, at=card, row=OF_PROGRAMME),
]


def furnish(world):
    world.procedure_card = ProcedureCard.objects.create(
        programme=programme(KOMPAN), procedure="recognition", step="hand it in", office=world.canary["procedure"],
        language_id="de",
    )  # fmt: skip
