"""Who may write which coaching. Pure."""

from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_TRAININGS
from training.models import Coaching


def states_to_write(access: Access, programme_id: int) -> frozenset[int]:
    """For which states of a programme the person logs coachings, while it runs."""
    return access.states_for(*WRITES_TRAININGS, programme=programme_id, running=True)


def may_write(access: Access, coaching: Coaching) -> bool:
    return coaching.state_id in states_to_write(access, coaching.programme_id)


def hours_of(minutes: int) -> str:
    """`3:30`: hours and minutes, as they stand in proofs of use."""
    return f"{minutes // 60}:{minutes % 60:02d}"
