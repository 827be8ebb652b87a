"""Which of the invented contacts came through a post."""

from datetime import timedelta

from campaigns.enums import PlacementStatus
from campaigns.models import Placement
from cases.demo.changes import told_at_once
from cases.models import Contact

WITHIN = timedelta(days=12)
MOST = 6


def is_seeded() -> bool:
    """Whether the demo's posts have contacts."""
    return Contact.objects.filter(counselor__is_demo=True, placement__isnull=False).exists()


def seed(*, people, now, dice) -> None:
    """Let contacts of the same programme and language, soon after a post, have come through it."""
    out = Placement.objects.filter(status=PlacementStatus.PUBLISHED, created_by__is_demo=True)
    for placement in out.select_related("post__campaign").order_by("published_at", "pk"):
        near = Contact.objects.filter(
            counselor__is_demo=True,
            programme=placement.post.campaign.programme_id,
            language=placement.language_id,
            placement=None,
            occurred_at__gte=placement.published_at,
            occurred_at__lt=placement.published_at + WITHIN,
        )
        keys = list(near.order_by("occurred_at", "client_ref").values_list("pk", flat=True))
        chosen = dice.sample(keys, min(len(keys), dice.randint(1, MOST)))
        told_at_once(chosen, placement=placement, content_based=True)


def clear() -> None:
    """The contacts go with `clear_demo`; posts that are to be removed must be free of them."""
    Contact.objects.filter(placement__created_by__is_demo=True).update(placement=None, content_based=False)
