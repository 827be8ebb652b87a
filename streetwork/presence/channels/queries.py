"""Reading the register of own channels."""

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet, Subquery

from streetwork.accounts.access import Access
from streetwork.accounts.models import User
from streetwork.presence.channels.rules import ANSWERS_FOR, READS
from streetwork.presence.models import FollowerCount, OwnChannel


def channels_of(access: Access) -> QuerySet[OwnChannel]:
    """Channels of the programmes whose register the person reads."""
    return OwnChannel.objects.filter(programme__in=access.programmes_for(*READS))


def with_followers(channels: QuerySet[OwnChannel]) -> QuerySet[OwnChannel]:
    """Adds `followers`, the newest count, `followers_before`, the one before it, and `counted_on`; None without."""
    counts = FollowerCount.objects.filter(channel=OuterRef("pk")).order_by("-counted_on")
    return channels.annotate(
        followers=Subquery(counts.values("count")[:1]),
        followers_before=Subquery(counts.values("count")[1:2]),
        counted_on=Subquery(counts.values("counted_on")[:1]),
    )


def who_can_answer(programmes: Iterable[int], current: int | None = None) -> QuerySet[User]:
    """Active people who post and answer for the programmes, and who answers for the channel now."""
    members = User.objects.filter(
        is_active=True, memberships__programme__in=list(programmes), memberships__role__in=ANSWERS_FOR
    )
    return User.objects.filter(pk__in=members.values("pk")) | User.objects.filter(pk=current or 0)
