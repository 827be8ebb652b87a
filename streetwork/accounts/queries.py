"""Reading members and invitations."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q

from streetwork.accounts.models import Declaration, DeclarationSigned, Invitation, Membership, User
from streetwork.accounts.second_factor import holds
from streetwork.tenancy.models import Programme


@dataclass(frozen=True)
class Member:
    """One person with their memberships in the programmes at hand."""

    user: User
    memberships: list[Membership]


def members_of(programme_ids: Collection[int]) -> list[Member]:
    """People of these programmes by name; `user.has_declared` tells of the version in force. Four queries."""
    signed = DeclarationSigned.objects.filter(user=OuterRef("pk"), declaration__version=Declaration.current_version())
    memberships = (
        Membership.objects.filter(programme__in=programme_ids).select_related("programme").prefetch_related("states")
    )
    users = (
        User.objects.filter(memberships__programme__in=programme_ids, is_active=True)
        .distinct()
        .annotate(has_second_factor=holds(), has_declared=Exists(signed))  # type: ignore[no-redef]
        .prefetch_related(Prefetch("memberships", memberships, to_attr="team_memberships"))
        .order_by("name", "pk")
    )
    return [Member(user, user.team_memberships) for user in users]


def working_in(*, programme: int, state: int, roles: Collection[str]):
    """Active people who hold one of the roles in the programme for the state, by name."""
    memberships = Membership.objects.filter(programme=programme, role__in=list(roles)).filter(
        Q(all_states=True, programme__states=state) | Q(states=state)
    )
    return User.objects.filter(is_active=True, pk__in=memberships.values("user")).order_by("name", "pk")


def pending_invitations(programme_ids: Collection[int]):
    """Invitations that wait for their person, the newest first; expired ones among them."""
    return (
        Invitation.objects.pending()
        .filter(programme__in=programme_ids)
        .select_related("programme", "invited_by")
        .prefetch_related("states")
    )


def led_programmes(programme_ids: Collection[int]) -> list[Programme]:
    """The running ones first."""
    return list(Programme.objects.filter(pk__in=programme_ids).order_by("is_archived", "name"))
