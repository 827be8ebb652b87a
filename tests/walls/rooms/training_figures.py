"""Figures of trainings for dashboards and funders."""

from streetwork.accounts.roles import READS_TRAINING_FIGURES
from tests.walls.route import Route

CANARIES: tuple[str, ...] = ()
RECEIVES: dict[str, set[str]] = {}
VARIANTS: dict[str, list[str]] = {
    "figures:overview": ["?period=all", "?period=last_half", "?period=none&programme=9999999999999999999"],
    "figures:export": ["?period=all"],
}
POSTS: dict[str, dict] = {}
ROUTES: list[Route] = [
    Route("figures:overview", READS_TRAINING_FIGURES, get=200),
    Route("figures:export", READS_TRAINING_FIGURES, get=200, at=lambda world: {"kind": "csv"}),
]


def furnish(world):
    pass
