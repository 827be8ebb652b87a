"""When the demo people worked: more from month to month, less in August and at Christmas, mostly by day."""

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from streetwork.web.weeks import monday_of

DAYS = 548
# Monday to Sunday.
WEEKDAYS = (1.15, 1.1, 1.0, 1.05, 0.85, 0.3, 0.22)
# Weight of the hours 8 to 21: people answer before noon and again after work.
HOURS = dict(zip(range(8, 22), (4, 8, 11, 11, 7, 6, 8, 8, 7, 6, 6, 7, 5, 2), strict=True))


def moments(number: int, *, begin: date, now: datetime, this_week: int, dice: Random) -> list[datetime]:
    """So many moments from `begin` to `now`, in order; `this_week` of them since Monday. None in the future."""
    monday = monday_of(timezone.localdate(now))
    days = [begin + timedelta(days=at) for at in range((monday - begin).days)]
    weights = [weight_of(day, begin, monday) for day in days]
    before = [_at(day, dice) for day in dice.choices(days, weights, k=number - this_week)]
    return sorted(before + [_since(monday, now, dice) for _ in range(this_week)])


def weight_of(day: date, begin: date, end: date) -> float:
    """How busy a day is: growth over the period, season, weekday."""
    growth = 0.55 + 0.85 * (day - begin).days / max(1, (end - begin).days)
    return growth * season_of(day) * WEEKDAYS[day.weekday()]


def season_of(day: date) -> float:
    if (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 3):
        return 0.3
    return {1: 1.25, 2: 1.2, 8: 0.7, 9: 1.2}.get(day.month, 1.0)


def _at(day: date, dice: Random) -> datetime:
    hour = dice.choices(list(HOURS), list(HOURS.values()))[0]
    return timezone.make_aware(datetime.combine(day, time(hour, dice.randrange(60))))


def _since(monday: date, now: datetime, dice: Random) -> datetime:
    """A moment of the running week that has passed; by day if any of its days has begun."""
    day = monday + timedelta(days=dice.randint(0, (timezone.localdate(now) - monday).days))
    moment = _at(day, dice)
    if moment < now:
        return moment
    begin = timezone.make_aware(datetime.combine(day, time(min(8, timezone.localtime(now).hour))))
    elapsed = max(0, int((now - begin).total_seconds() // 60))
    return begin + timedelta(minutes=dice.randint(0, elapsed)) if elapsed else now - timedelta(minutes=1)
