"""Reading vignettes, in the field's words."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_VIGNETTES, WRITES_VIGNETTES, Role
from streetwork.reporting.enums import VignetteStatus
from streetwork.reporting.models import Vignette
from streetwork.tenancy.models import Programme


def vignettes_of(access: Access) -> QuerySet[Vignette]:
    """Released ones for all who read vignettes; those that wait for a second person for colleagues; drafts and
    withdrawn ones for their author and the lead.
    """
    released = Q(status=VignetteStatus.RELEASED) & access.within(*READS_VIGNETTES)
    waiting = Q(status=VignetteStatus.IN_REVIEW) & access.within(*WRITES_VIGNETTES)
    own = Q(author=access.user_id) & access.within(*WRITES_VIGNETTES)
    return Vignette.objects.filter(released | waiting | own | access.within(Role.LEAD)).select_related(
        "programme", "state", "topic", "origin", "author", "released_by"
    )


def released_for(programme: Programme | int, state_ids: Collection[int]) -> QuerySet[Vignette]:
    """What reports may tell: released vignettes of a programme's states in scope, the newest first."""
    return Vignette.objects.filter(
        programme=programme, state__in=list(state_ids), status=VignetteStatus.RELEASED
    ).order_by("-released_on", "-pk")


def to_review(access: Access) -> QuerySet[Vignette]:
    """What waits for this person as the second one."""
    return _here(access).filter(status=VignetteStatus.IN_REVIEW).exclude(author=access.user_id)


@dataclass(frozen=True)
class Waiting:
    """Numbers for one person: to read as the second one, and their own drafts that came back with a remark."""

    review: int = 0
    sent_back: int = 0


def waiting_for(access: Access) -> Waiting:
    """One query; none for who writes no vignettes."""
    if not access.programmes_for(*WRITES_VIGNETTES, running=True):
        return Waiting()
    own = Q(author=access.user_id)
    review, back = Q(status=VignetteStatus.IN_REVIEW) & ~own, Q(status=VignetteStatus.DRAFT) & own & ~Q(remark="")
    found = _here(access).filter(review | back).aggregate(
        review=Count("pk", filter=review), sent_back=Count("pk", filter=back)
    )  # fmt: skip
    return Waiting(**found)


def _here(access: Access) -> QuerySet[Vignette]:
    running = access.programmes_for(*WRITES_VIGNETTES, running=True)
    return Vignette.objects.filter(access.within(*WRITES_VIGNETTES), programme__in=running)
