"""What holds for placements in time. Pure.

*Due*, *late* and *measured* are facts that follow from the clock and from what was entered, never statuses.
"""

from datetime import datetime, timedelta

from campaigns.enums import PlacementStatus
from campaigns.models import Placement

# After so long a placement that is due counts as late.
GRACE = timedelta(hours=1)
MOVABLE = frozenset({PlacementStatus.PLANNED})


def is_due(placement: Placement, now: datetime) -> bool:
    """Its time has come and it is not out yet."""
    return placement.status == PlacementStatus.PLANNED and placement.due_at <= now


def is_late(placement: Placement, now: datetime) -> bool:
    """It is due for longer than `GRACE`."""
    return placement.status == PlacementStatus.PLANNED and placement.due_at + GRACE < now


def fact_of(placement: Placement, now: datetime) -> str:
    """One of: planned due sending published measured failed cancelled. A late one is due, too (`is_late`)."""
    if placement.status == PlacementStatus.PUBLISHED:
        return "measured" if placement.measured_at else "published"
    if is_due(placement, now):
        return "due"
    return str(placement.status)


def is_movable(placement: Placement) -> bool:
    """Only what is planned moves: what is out, on its way, in doubt or cancelled does not."""
    return placement.status in MOVABLE
