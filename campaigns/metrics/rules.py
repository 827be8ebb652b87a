"""What holds for figures. Pure."""

from datetime import date, datetime, timedelta

from campaigns.enums import PlacementStatus
from campaigns.models import Placement
from streetwork.accounts.access import Access
from streetwork.accounts.roles import PUBLISHES

# Figures of a post hardly move after a week: then they are read.
MEASURED_AFTER = timedelta(days=7)
# What no platform shows for a post of ours: a slip of the finger, or a number of another column.
LARGEST = 1_000_000_000
# An import's rows are thrown away after so long.
STAGED_DAYS = 7
MOST_BACK = timedelta(days=731)


def may_enter(access: Access, programme_id: int) -> bool:
    """Who posts for the programme also reads off what became of it, while it runs."""
    return programme_id in access.programmes_for(*PUBLISHES, running=True)


def is_measurable(placement: Placement) -> bool:
    return placement.status == PlacementStatus.PUBLISHED


def is_waiting(placement: Placement, now: datetime) -> bool:
    """It is out for a week, and nobody has read its figures."""
    published = placement.published_at
    return is_measurable(placement) and placement.measured_at is None and bool(
        published and published + MEASURED_AFTER <= now
    )  # fmt: skip


def is_possible_day(day: date, *, today: date) -> bool:
    """Figures are read on a day that has come, and not years ago."""
    return today - MOST_BACK <= day <= today
