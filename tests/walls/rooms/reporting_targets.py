"""Targets: figures of one's own states; leads set them."""

from streetwork.accounts.roles import READS_FIGURES, WRITES_TARGETS
from tests.factories.reporting_targets import target_of
from tests.walls.route import Route

CANARIES: tuple[str, ...] = ()
RECEIVES: dict[str, set[str]] = {}
VARIANTS: dict[str, list[str]] = {
    "targets:list": ["?state=0", "?light=behind", "?period=2026-H2", "?programme={world.space.programme_id}"],
    "targets:edit": ["?programme={world.space.programme_id}&period=2026"],
}
POSTS: dict[str, dict] = {
    "targets:edit": {"programme": "{world.space.programme_id}", "period": "x", "do": "share", "t-contacts-0": "100"},
}
ROUTES: list[Route] = [
    Route("targets:list", READS_FIGURES, get=200),
    Route("targets:edit", WRITES_TARGETS, get=200, post=422),
    Route("targets:export", READS_FIGURES, get=200, at=lambda world: {"kind": "csv"}),
]


def furnish(world):
    target_of("contacts", 100)
    target_of("sessions", 3, state=None)
