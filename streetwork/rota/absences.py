"""Who is away on a day, and who stands in. Only days are known, never a reason."""

import datetime

from streetwork.rota.models import Absence


def away_on(day: datetime.date) -> dict[int, int | None]:
    """People who are away on the day, each with the stand-in (None: nobody was named)."""
    absences = Absence.objects.filter(first_day__lte=day, last_day__gte=day)
    return dict(absences.order_by("pk").values_list("user", "stand_in"))


def stood_in_by(user_id: int, day: datetime.date) -> set[int]:
    """Whose work the person covers on the day. Somebody who is away covers nobody."""
    away = away_on(day)
    return set() if user_id in away else {absent for absent, stand_in in away.items() if stand_in == user_id}


def back_after(user_ids, day: datetime.date) -> dict[int, datetime.date]:
    """The last day of the absence of each of these people who is away on the day."""
    absences = Absence.objects.filter(user__in=list(user_ids), first_day__lte=day, last_day__gte=day)
    return dict(absences.values_list("user", "last_day"))
