"""Who may give, change and take rights. Pure: a rule answers with the reason against it, or an empty string."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from streetwork.accounts.access import Access
from streetwork.accounts.roles import MANAGES_MEMBERS, Role


class Refused(Exception):
    """A rule forbids it; the message is for the person who tried."""


def require(reason: str) -> None:
    """Raise Refused unless the rule had nothing to say."""
    if reason:
        raise Refused(reason)


@dataclass(frozen=True)
class Reach:
    """How far somebody's power over members goes: programme → its states that they lead.

    Administrators act without limit. The scope switcher does not count: it hides, it takes no power away.
    """

    led: Mapping[int, Set[int]] = field(default_factory=dict)
    unlimited: bool = False

    def covers(self, programme_id: int, states: Set[int]) -> bool:
        return self.unlimited or (programme_id in self.led and states <= self.led[programme_id])

    def knows(self, programme_id: int) -> bool:
        return self.unlimited or programme_id in self.led


def reach_of(access: Access) -> Reach:
    """What the memberships as lead give; archived programmes included, their rules refuse the change."""
    led: dict[int, set[int]] = {}
    for grant in access.grants:
        if grant.role in MANAGES_MEMBERS:
            led.setdefault(grant.programme, set()).update(grant.states)
    return Reach(led)


@dataclass(frozen=True)
class Wanted:
    """A right that is to be given: a role in a programme for some of its states, or for all."""

    programme_id: int
    role: str
    states: frozenset[int]
    all_states: bool
    programme_states: frozenset[int]
    programme_is_archived: bool

    @property
    def covered(self) -> frozenset[int]:
        return self.programme_states if self.all_states else self.states


def why_not_grant(reach: Reach, wanted: Wanted) -> str:
    """Against giving the right."""
    if not reach.knows(wanted.programme_id):
        return _("You do not lead this programme.")
    if wanted.programme_is_archived:
        return _("The programme is archived: nothing changes there any more.")
    if not wanted.all_states and not wanted.states:
        return _("Choose at least one state, or all of them.")
    if not wanted.states <= wanted.programme_states:
        return _("The programme does not work in all of these states.")
    if not reach.covers(wanted.programme_id, wanted.covered):
        return _("You can give only the states that you lead yourself.")
    return ""


def why_not_touch(reach: Reach, held: Wanted) -> str:
    """Against changing or ending a right that somebody holds."""
    if not reach.knows(held.programme_id):
        return _("You do not lead this programme.")
    if held.programme_is_archived:
        return _("The programme is archived: nothing changes there any more.")
    if not reach.covers(held.programme_id, held.covered):
        return _("This person works in states that you do not lead.")
    return ""


def why_not_lose(role: str, *, other_leads: int) -> str:
    """Against a programme without a lead: nobody could invite anybody any more."""
    if role == Role.LEAD and other_leads == 0:
        return _("The last lead of a programme stays. Name another lead first.")
    return ""
