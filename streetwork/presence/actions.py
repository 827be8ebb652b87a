"""Changing the register."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from streetwork.presence.enums import Status
from streetwork.presence.models import MemberCount, Space
from streetwork.presence.rules import next_visit_after


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
def mark_visited(*, space: Space, day: date) -> None:
    """Record a visit; the next one follows by the space's rhythm, or is no longer planned.

    A space that is not joined stays without a next visit: there is none to make.
    """
    space.last_visit = day
    space.next_visit = next_visit_after(day, space.visit_every_days) if space.status == Status.JOINED else None
    space.save(update_fields=["last_visit", "next_visit"])
