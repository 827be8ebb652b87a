"""Recording visits and dividing the next ones."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from streetwork.presence.enums import Status
from streetwork.presence.models import Space, Visit
from streetwork.presence.rules import next_visit_after


@transaction.atomic
def record_visit(*, space: Space, visitor_id: int, day: date, minutes: int | None = None) -> Visit:
    """Write a visit down; the same person on the same day again changes nothing but the minutes.

    The next visit follows by the space's rhythm, or is no longer planned; a space that is not joined has none. Who was
    asked to make this visit is asked no more: the next falls to who is responsible again, if somebody is.
    """
    locked = Space.objects.select_for_update(of=("self",)).get(pk=space.pk)
    visit, _made = Visit.objects.get_or_create(space=locked, visitor_id=visitor_id, visited_on=day)
    if minutes is not None and visit.minutes != minutes:
        visit.minutes = minutes
        visit.save(update_fields=["minutes"])
    if locked.last_visit is None or day >= locked.last_visit:
        locked.last_visit = day
        _plan_next(locked)
        if locked.responsible_id:
            locked.visitor = None
        locked.save(update_fields=["last_visit", "next_visit", "visitor"])
    _copy(locked, space)
    return visit


@transaction.atomic
def remove_visit(*, visit: Visit) -> None:
    """Take a wrong entry away; when it was the last visit, the one before it counts again."""
    space = Space.objects.select_for_update(of=("self",)).get(pk=visit.space_id)
    day = visit.visited_on
    visit.delete()
    if space.last_visit == day and not space.visits.filter(visited_on=day).exists():
        newest = space.visits.order_by("-visited_on").values_list("visited_on", flat=True).first()
        space.last_visit = newest
        if newest:
            _plan_next(space)
        elif space.status == Status.JOINED and space.visit_every_days:
            space.next_visit = day
        space.save(update_fields=["last_visit", "next_visit"])


@transaction.atomic
def reassign(*, spaces: Iterable[Space], visitor_id: int | None) -> int:
    """Ask somebody to make the next visits; None: who is responsible. Answers how many spaces that are."""
    return Space.objects.filter(pk__in=[space.pk for space in spaces]).update(visitor=visitor_id)


def _plan_next(space: Space) -> None:
    """By the rhythm from the last visit on; without any visit the day stays that somebody set."""
    if space.status != Status.JOINED:
        space.next_visit = None
    elif space.last_visit is not None:
        space.next_visit = next_visit_after(space.last_visit, space.visit_every_days)


def _copy(source: Space, target: Space) -> None:
    for name in ("last_visit", "next_visit", "visitor_id"):
        setattr(target, name, getattr(source, name))
