"""Dashboards: figures of one's own states and programmes, never a row."""

from streetwork.accounts.roles import READS_FIGURES
from tests.walls.route import Route

CANARIES: tuple[str, ...] = ()
# A campaign that led to contacts is named beside their number: to funders, too.
RECEIVES: dict[str, set[str]] = {who: {"results_campaign"} for who in ("lead", "coordinator", "figures_only")}
EVERY = [
    "?period=this_month", "?period=last_12&compare=year", "?since=2020-01-01&until=2026-12-31",
    "?programme=9999999999999999999&state=1&language=pl&topic=1&platform=1&origin=1", "?since=x&until=%00&period=own",
]  # fmt: skip
VARIANTS: dict[str, list[str]] = {
    f"dashboard:{name}": EVERY
    for name in ("overview", "origins", "referrals", "evidence", "work", "chart", "export")
}  # fmt: skip
POSTS: dict[str, dict] = {}
ROUTES: list[Route] = [
    Route("dashboard:overview", READS_FIGURES, get=200),
    Route("dashboard:origins", READS_FIGURES, get=200),
    Route("dashboard:referrals", READS_FIGURES, get=200),
    Route("dashboard:evidence", READS_FIGURES, get=200),
    Route("dashboard:work", READS_FIGURES, get=200),
    Route("dashboard:chart", READS_FIGURES, get=200, at=lambda world: {"key": "campaigns", "kind": "csv"}),
    Route("dashboard:export", READS_FIGURES, get=200, at=lambda world: {"page": "work", "kind": "csv"}),
]


def furnish(world):
    pass
