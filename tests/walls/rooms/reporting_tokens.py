"""API tokens: one's own, and for leads those of the programme's people. Keys are nowhere."""

from streetwork.accounts.roles import READS_FIGURES
from tests.factories.reporting_tokens import token_of
from tests.walls.route import OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("token",)
RECEIVES: dict[str, set[str]] = {name: {"token"} for name in ("coordinator", "lead")}
VARIANTS: dict[str, list[str]] = {}
POSTS: dict[str, dict] = {}
# Of the actors who read figures: the coordinator, who made it, and the lead; figures-only is a colleague like others.
NOT_THEIRS = {"figures_only": 404}


def token(world):
    return {"pk": world.api_token.pk}


ROUTES: list[Route] = [
    Route("tokens:list", READS_FIGURES, get=200),
    Route("tokens:new", READS_FIGURES, get=200, post=422),
    Route("tokens:renew", READS_FIGURES, post=302, at=token, row=OF_PROGRAMME, but=NOT_THEIRS),
    Route("tokens:revoke", READS_FIGURES, post=302, at=token, row=OF_PROGRAMME, but=NOT_THEIRS),
]


def furnish(world):
    world.api_token, _key = token_of(world.cast.coordinator, name=world.canary["token"])
