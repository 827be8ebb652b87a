"""The open statistics: nothing but what is published, for everybody alike."""

from tests.walls.route import PUBLIC, Route

CANARIES: tuple[str, ...] = ()
RECEIVES: dict[str, set[str]] = {}
VARIANTS: dict[str, list[str]] = {
    "stats-api:tables": ["?format=csv"],
    "stats-api:table": ["?format=csv", "?state=ST", "?sum_over=period", "?from=2026&to=2026-Q4"],
    "stats-api:releases": ["?format=csv", "?limit=1"],
}
POSTS: dict[str, dict] = {}
ROUTES: list[Route] = [
    Route("stats-api:tables", PUBLIC, get=200),
    Route("stats-api:table", PUBLIC, get=200, at=lambda world: {"table": "quarter-state-language"}),
    Route("stats-api:releases", PUBLIC, get=200),
    Route("stats-api:without-slash", PUBLIC, get=301, at=lambda world: {"rest": "tables"}),
    Route("api-guide:from-data", PUBLIC, get=301),
    Route("api-guide:guide", PUBLIC, get=200),
]


def furnish(world):
    pass
