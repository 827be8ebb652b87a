"""What the rooms of this app put into the frames of `web` and `delivery`."""

from cases import demo_rooms
from streetwork.reporting.dashboard import registrations as dashboard
from streetwork.reporting.releases import registrations as releases
from streetwork.reporting.reports import registrations as reports
from streetwork.reporting.rollup import registrations as rollup
from streetwork.reporting.statistics import registrations as statistics
from streetwork.reporting.targets import registrations as targets
from streetwork.reporting.tokens import registrations as tokens
from streetwork.reporting.vignettes import registrations as vignettes

ROOMS = (rollup, dashboard, targets, reports, vignettes, releases, tokens, statistics)
DEMO = tuple(f"streetwork.reporting.{room}.demo" for room in ("targets", "vignettes", "reports", "releases"))


def register():
    for room in ROOMS:
        room.register()
    for path in DEMO:
        demo_rooms.add_room(path)
