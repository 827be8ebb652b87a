"""Own keywords belong to the programme; those of the start list to all who listen."""

from streetwork.accounts.roles import LISTENS
from tests.factories.keywords import KeywordFactory
from tests.walls.route import OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("keyword",)
RECEIVES: dict[str, set[str]] = {actor: {"keyword"} for actor in ("owner", "colleague", "outsider", "lead")}
VARIANTS: dict[str, list[str]] = {
    "listening:keywords": ["?shown=own", "?shown=doubtful&language=pl", "?q=canary"],
    "listening:keyword-new": ["?programme={world.keyword.programme_id}"],
}
POSTS: dict[str, dict] = {
    "listening:keyword-try": {"text": "canary", "keyword": "{world.keyword.pk}", "pattern": "canary*"},
}


def keyword(world):
    return {"pk": world.keyword.pk}


ROUTES: list[Route] = [
    Route("listening:keywords", LISTENS, get=200),
    Route("listening:keyword-new", LISTENS, get=200, post=422),
    Route("listening:keyword-try", LISTENS, get=200, post=200),
    Route("listening:keyword-export", LISTENS, get=200),
    Route("listening:keyword-import", LISTENS, get=200, post=422),
    Route("listening:keyword", LISTENS, get=200, at=keyword, row=OF_PROGRAMME),
    Route("listening:keyword-edit", LISTENS, get=200, post=422, at=keyword, row=OF_PROGRAMME),
    Route("listening:keyword-switch", LISTENS, post=302, at=keyword, row=OF_PROGRAMME),
    Route("listening:keyword-delete", LISTENS, post=302, at=keyword, row=OF_PROGRAMME),
]


def furnish(world):
    world.keyword = KeywordFactory(note=world.canary["keyword"])
