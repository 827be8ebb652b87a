"""What a person may do: memberships read once per request, and the audience that each view declares.

Closed by default: a view that declares no audience is refused by `accounts.middleware.Gate`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Q

from streetwork.accounts.models import User
from streetwork.accounts.roles import WRITES, Role
from streetwork.tenancy.scope import Scope


class Granted(NamedTuple):
    """One membership, resolved: programme id, role, ids of states, and whether the programme is archived."""

    programme: int
    role: str
    states: frozenset[int]
    archived: bool = False


@dataclass
class Access:
    """The rights of one person, with the one state that the scope switcher narrowed them to (or None)."""

    user_id: int | None
    grants: tuple[Granted, ...] = ()
    chosen_state: int | None = None

    @property
    def person(self) -> int:
        """The id of the signed-in person; for actions, which nobody reaches without signing in."""
        if self.user_id is None:
            raise PermissionDenied("Nobody is signed in.")
        return self.user_id

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(grant.role for grant in self.grants)

    def has(self, *roles) -> bool:
        """Whether the person holds at least one of the roles anywhere."""
        return not self.roles.isdisjoint(roles)

    @cached_property
    def programme_ids(self) -> frozenset[int]:
        return frozenset(grant.programme for grant in self.grants)

    def programmes_for(self, *roles, running=False) -> frozenset[int]:
        """Programmes in which the person holds one of the roles; `running` leaves archived ones out."""
        return frozenset(g.programme for g in self.grants if g.role in roles and not (running and g.archived))

    def states_for(self, *roles, programme=None, running=False) -> frozenset[int]:
        """States for which one of the roles is held (in the given programme), within the chosen state."""
        states: set[int] = set()
        for grant in self.grants:
            if grant.role in roles and programme in (None, grant.programme) and not (running and grant.archived):
                states |= grant.states
        return self._narrow(states)

    @cached_property
    def all_states(self) -> frozenset[int]:
        """All states of all memberships, whatever was chosen: what the scope switcher offers."""
        return frozenset().union(*(grant.states for grant in self.grants))

    def _narrow(self, states: Iterable[int]) -> frozenset[int]:
        states = frozenset(states)
        return states & {self.chosen_state} if self.chosen_state in self.all_states else states

    def scope(self) -> Scope:
        """The states to open for this person."""
        return Scope(
            read=self._narrow(self.all_states), write=self.states_for(*WRITES, running=True), actor=self.user_id
        )

    def within(self, *roles) -> Q:
        """A condition on tenant rows with a programme: only programme × state pairs for which a role is held.

        Pairs whose states cover the whole scope become a plain list of programmes, which the index likes.
        """
        whole = self.scope().read
        by_states = defaultdict(set)
        for programme in self.programmes_for(*roles):
            if states := self.states_for(*roles, programme=programme):
                by_states[frozenset() if states >= whole else states].add(programme)
        if not by_states:
            return Q(pk__in=[])
        condition = Q()
        for states, programmes in by_states.items():
            part = Q(programme__in=sorted(programmes))
            condition |= part & Q(state__in=sorted(states)) if states else part
        return condition


# Asked by every request, so it is written out: building it by the ORM takes as long as the rest of the gate.
MEMBERSHIPS = """
    SELECT m.programme_id, m.role, p.is_archived,
           CASE WHEN m.all_states
                THEN ARRAY(SELECT s.state_id FROM tenancy_programme_states s WHERE s.programme_id = m.programme_id)
                ELSE ARRAY(SELECT s.state_id FROM accounts_membership_states s WHERE s.membership_id = m.id) END
    FROM accounts_membership m
    JOIN tenancy_programme p ON p.id = m.programme_id
    JOIN accounts_user u ON u.id = m.user_id AND u.is_active
    WHERE m.user_id = %s"""


def access_of(user_id: int, chosen_state: int | None = None) -> Access:
    """Read the memberships of an active person: one query."""
    with connection.cursor() as cursor:
        cursor.execute(MEMBERSHIPS, [user_id])
        grants = tuple(
            Granted(programme, role, frozenset(states), archived)
            for programme, role, archived, states in cursor.fetchall()
        )
    return Access(user_id, grants, chosen_state)


def scope_of_user(user_id: int) -> Scope:
    """The scope a background task gets for its actor: the rights of this moment, empty for the inactive."""
    return access_of(user_id).scope()


@dataclass(frozen=True)
class Audience:
    """Who may enter a view. `kind` is public, signed_in or roles."""

    kind: str
    roles: frozenset[str] = frozenset()
    needs_declaration: bool = True


def public(view):
    """Everybody, signed in or not."""
    view.audience = Audience("public")
    return view


def signed_in(view=None, *, needs_declaration=True):
    """Every member of staff; `needs_declaration=False` for the pages that lead to the declaration."""

    def decorate(function):
        function.audience = Audience("signed_in", needs_declaration=needs_declaration)
        return function

    return decorate(view) if view else decorate


def for_roles(*roles: Role):
    """Only people who hold one of these roles; others get 403."""

    def decorate(view):
        view.audience = Audience("roles", frozenset(roles))
        return view

    return decorate


def audience_of(view) -> Audience | None:
    """The declared audience of a view function, or of the class behind it."""
    for owner in (view, getattr(view, "view_class", None), getattr(view, "cls", None)):
        if audience := getattr(owner, "audience", None):
            return audience
    return None


def demo_users():
    """The invented people of demo mode."""
    return User.objects.filter(is_demo=True, is_active=True)
