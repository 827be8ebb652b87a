"""Changing the register."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from streetwork.presence.models import MemberCount, Space


class AlreadyRegistered(Exception):
    """The programme's register has the space; `space` is the entry."""

    def __init__(self, space: Space):
        super().__init__(_("This space is already in the register of the programme."))
        self.space = space


def register_space(*, form, members: int | None = None) -> Space:
    """Save a valid form of a new space, with its first member count when one is known.

    Raises AlreadyRegistered when a colleague was faster.
    """
    space = form.instance
    try:
        with transaction.atomic():
            form.save()
            if members is not None:
                record_members(space=space, count=members, day=timezone.localdate())
    except IntegrityError:
        same = Space.objects.filter(programme=space.programme_id, platform=space.platform_id, key=space.key).first()
        if same is None:
            raise
        raise AlreadyRegistered(same) from None
    return space


@transaction.atomic
def record_members(*, space: Space, count: int, day: date) -> MemberCount:
    """Write down how many members the space has on a day; the same day again corrects the count."""
    counted, _created = MemberCount.objects.update_or_create(space=space, counted_on=day, defaults={"count": count})
    return counted


@transaction.atomic
def remove_count(*, space: Space, pk: int) -> None:
    """Take a wrong member count away; a count that is gone already is no error."""
    space.member_counts.filter(pk=pk).delete()


@transaction.atomic
def correct_count(*, counted: MemberCount, count: int, day: date) -> MemberCount:
    """Correct a count. Moved to a day that has one already, it replaces that one."""
    MemberCount.objects.filter(space=counted.space_id, counted_on=day).exclude(pk=counted.pk).delete()
    counted.count, counted.counted_on = count, day
    counted.save(update_fields=["count", "counted_on"])
    return counted
