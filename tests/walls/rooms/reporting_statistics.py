"""The open statistics, in eight languages."""

from tests.walls.route import PUBLIC, Route

CANARIES: tuple[str, ...] = ()
RECEIVES: dict[str, set[str]] = {}
VARIANTS: dict[str, list[str]] = {
    "statistics:home": ["?period=2026-Q3&table=state-language", "?period=2026-09", "?period=canary&table=canary"],
}
POSTS: dict[str, dict] = {}
ROUTES: list[Route] = [
    Route("statistics:home", PUBLIC, get=200),
    Route("statistics:method", PUBLIC, get=200),
]


def furnish(world):
    """Nothing of its own: what is published is made by the room of releases."""
