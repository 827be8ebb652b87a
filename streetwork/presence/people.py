"""Who may answer for spaces and visit them."""

from collections import defaultdict

from django.db.models import Q

from streetwork.accounts.models import Membership, User
from streetwork.presence.enums import Status
from streetwork.presence.models import Space
from streetwork.presence.rules import RESPONSIBLE_ROLES


def who_can_answer(programmes, current=None):
    """Active counselors and leads of the programmes, and who answers now."""
    members = User.objects.filter(
        is_active=True,
        memberships__programme__in=[getattr(p, "pk", p) for p in programmes],
        memberships__role__in=RESPONSIBLE_ROLES,
    )
    return User.objects.filter(pk__in=members.values("pk")) | User.objects.filter(pk=current)


def who_visits(programmes):
    """Those to whom visits of joined spaces of the programmes fall."""
    joined = Space.objects.filter(programme__in=[p.pk for p in programmes], status=Status.JOINED)
    return User.objects.filter(Q(pk__in=joined.values("responsible")) | Q(pk__in=joined.values("visitor")))


def able_in(programmes) -> dict[int, frozenset[int]]:
    """{person: the programmes among these in which they may answer for spaces}"""
    found = defaultdict(set)
    rows = Membership.objects.filter(programme__in=programmes, role__in=RESPONSIBLE_ROLES, user__is_active=True)
    for user, programme in rows.values_list("user", "programme"):
        found[user].add(programme)
    return {user: frozenset(theirs) for user, theirs in found.items()}
