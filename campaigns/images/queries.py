"""Reading pictures."""

from django.db.models import Exists, F, OuterRef, QuerySet

from campaigns.enums import CampaignStatus, VersionStatus
from campaigns.models import PostImage, PostVersion, PostVersionEvent, WorkingCopy
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CAMPAIGNS


def images_of(access: Access) -> QuerySet[PostImage]:
    """The pictures of the programmes whose campaigns the person reads, newest first."""
    return PostImage.objects.filter(programme__in=access.programmes_for(*READS_CAMPAIGNS)).order_by(
        "-uploaded_at", "-pk"
    )


def is_used() -> Exists:
    """A condition: a version of a post shows the picture."""
    return Exists(PostVersion.objects.filter(image=OuterRef("pk")))


def unused() -> QuerySet[PostImage]:
    """Pictures that nothing shows: no version, nothing that somebody is typing, no earlier text of a version."""
    earlier = PostVersionEvent.objects.filter(
        Exists(PostVersion.objects.filter(pk=OuterRef("id"))), image=OuterRef("pk")
    )
    typed = WorkingCopy.objects.filter(image=OuterRef("pk"))
    return PostImage.objects.filter(~is_used(), ~Exists(typed), ~Exists(earlier))


def published() -> QuerySet[PostImage]:
    """Pictures that an approved version on a public page shows."""
    shown = PostVersion.objects.filter(
        image=OuterRef("pk"),
        status=VersionStatus.APPROVED,
        post__campaign__page_is_public=True,
        post__campaign__page_post=F("post"),
        post__is_dropped=False,
    ).exclude(post__campaign__status=CampaignStatus.DROPPED)
    return PostImage.objects.filter(Exists(shown))
