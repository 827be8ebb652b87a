"""What this room deletes when. Released minutes keep the names that stand in them: they are the record."""

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.delivery.retention import rule
from training.models import GroupMember, Meeting


@rule(
    key="group.members",
    months=24,
    programme="group__programme",
    label=_("Former members of working groups, with their answers to invitations"),
    start=_("the last day of the membership"),
)
def former_members(cutoff):
    """Not while a meeting of theirs has minutes that are not released: they would lose who was there."""
    open_minutes = Meeting.objects.filter(
        presences__member=OuterRef("pk"), minutes_released_at=None, starts_at__lte=timezone.now()
    ).exclude(status="cancelled")  # fmt: skip
    return GroupMember.objects.filter(~Exists(open_minutes), until__lt=timezone.localdate(cutoff))
