"""Which tokens a person may see and manage."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from streetwork.accounts.access import Access
from streetwork.accounts.models import Membership
from streetwork.accounts.roles import READS_FIGURES, Role
from streetwork.reporting.models import ApiToken
from streetwork.reporting.tokens.rules import WARNED_BEFORE


def tokens_for(access: Access) -> QuerySet[ApiToken]:
    """One's own, and for a lead those of the people of the programme."""
    people = Membership.objects.filter(programme__in=access.programmes_for(Role.LEAD)).values("user")
    return ApiToken.objects.filter(Q(created_by=access.person) | Q(created_by__in=people)).select_related("created_by")


def may_make(access: Access) -> bool:
    """Who reads figures of a programme that runs."""
    return bool(access.programmes_for(*READS_FIGURES, running=True))


def ending() -> QuerySet[ApiToken]:
    """Tokens that expire within two weeks and were not revoked."""
    now = timezone.now()
    return ApiToken.objects.filter(
        revoked_at=None, expires_at__gt=now, expires_at__lte=now + WARNED_BEFORE, created_by__is_active=True
    ).order_by("expires_at", "pk")


def over(cutoff: datetime) -> QuerySet[ApiToken]:
    """Tokens that were revoked or expired at the cutoff or before."""
    return ApiToken.objects.filter(Q(revoked_at__lte=cutoff) | Q(expires_at__lte=cutoff))
