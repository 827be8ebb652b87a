"""What the weekly review puts on Today."""

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import get_language

from cases.trends.review import review_of
from cases.trends.weeks import FROM_WEEKDAY, week_to_review
from streetwork.accounts.roles import Role
from streetwork.vocabulary.snapshot import vocabulary

KEPT_SECONDS = 600
SHOWN = 4


def week_waits(request) -> dict | None:
    """For leads, from Thursday to Monday: programmes whose review has rising things that nobody decided on yet."""
    today = timezone.localdate()
    if 0 < today.weekday() < FROM_WEEKDAY:
        return None
    week = week_to_review(today)
    programmes = request.access.programmes_for(Role.LEAD, running=True)
    waiting = [found for pk in sorted(programmes) if (found := _waiting(request.access, pk, week))["undecided"]]
    return {"waiting": waiting, "week": week, "number": week.isocalendar().week} if waiting else None


def _waiting(access, programme: int, week) -> dict:
    """Counting nine weeks takes its time, and Today is opened often: kept for ten minutes, per person."""
    key = f"trends.today:{access.user_id}:{access.chosen_state}:{programme}:{week}:{get_language()}"
    found = cache.get(key)
    if found is None:
        review = review_of(access, programme=programme, week=week)
        titles = [row.title for row in (*review.rising, *review.claims) if row.decision is None]
        found = {"programme": programme, "undecided": review.undecided, "titles": titles[:SHOWN]}
        cache.set(key, found, KEPT_SECONDS)
    return found | {"name": vocabulary().programmes[programme].short_name}
