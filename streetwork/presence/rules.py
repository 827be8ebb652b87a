"""What may be done with a space, and when it is due. Pure."""

from datetime import date, timedelta

from streetwork.accounts.roles import WRITES_SPACES, Role
from streetwork.presence.enums import Status

# Who can answer for a space: the people who go there.
RESPONSIBLE_ROLES = (Role.COUNSELOR, Role.LEAD)
# Who states how much the spaces of a programme overlap.
STATES_REACH = frozenset({Role.LEAD})


def programmes_open_to(access) -> frozenset[int]:
    """Programmes in whose register the person may write; archived ones are read-only."""
    return access.programmes_for(*WRITES_SPACES, running=True)


def may_change(access, space) -> bool:
    return space.programme_id in programmes_open_to(access)


def next_visit_after(day: date, every: int | None) -> date | None:
    """The next visit by the rhythm of `every` days; None when the space has no rhythm."""
    return day + timedelta(days=every) if every else None


def days_overdue(space, today: date) -> int | None:
    """How many days ago the visit was due, 0 for today; None when nothing is due."""
    if space.status != Status.JOINED or space.next_visit is None or space.next_visit > today:
        return None
    return (today - space.next_visit).days


def may_remove_visit(access, space, visit) -> bool:
    """Who made the visit, or a lead of the programme."""
    return visit.visitor_id == access.user_id or space.programme_id in access.programmes_for(Role.LEAD)


def may_state_reach(access) -> frozenset[int]:
    """Programmes for whose reach the person answers: their lead's, running ones."""
    return access.programmes_for(*STATES_REACH, running=True)


def may_remove_block(access, entry) -> bool:
    """Who wrote the entry, or a lead of the programme."""
    return entry.reporter_id == access.user_id or entry.programme_id in access.programmes_for(Role.LEAD)
