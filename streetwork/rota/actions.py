"""Changing the rota: one transaction each."""

import datetime
import hashlib
import secrets
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from streetwork.accounts.models import User
from streetwork.rota.models import Absence, CalendarFeed, DailyMail, PresenceTime

TOKEN_BYTES = 24


class Overlaps(ValueError):
    """There is an entry for that time already: `args[0]`."""


@transaction.atomic
def add_times(
    *, user: int, programme: int, weekdays: Iterable[int], starts: datetime.time, ends: datetime.time
) -> list[PresenceTime]:
    """The same hours on one or more weekdays. Exactly the same again is no error; Raises Overlaps for others."""
    _lock(user)
    mine = PresenceTime.objects.filter(user=user, programme=programme)
    made = []
    for weekday in sorted(set(weekdays)):
        clash = mine.filter(weekday=weekday, starts__lt=ends, ends__gt=starts).first()
        if clash is None:
            made.append(
                PresenceTime.objects.create(
                    user_id=user, programme_id=programme, weekday=weekday, starts=starts, ends=ends
                )
            )
        elif (clash.starts, clash.ends) != (starts, ends):
            raise Overlaps(clash)
    return made


def delete_time(*, time: PresenceTime) -> None:
    time.delete()


@transaction.atomic
def plan_absence(
    *, user: int, first_day: datetime.date, last_day: datetime.date, stand_in: int | None = None
) -> Absence:
    """Away from one day to another, both included. Raises Overlaps when the person, or the stand-in, is away then."""
    _lock(user)
    then = Absence.objects.filter(first_day__lte=last_day, last_day__gte=first_day)
    same = then.filter(user=user, first_day=first_day, last_day=last_day, stand_in=stand_in).first()
    if same:
        return same
    clash = then.filter(Q(user=user) | Q(user=stand_in) if stand_in else Q(user=user)).order_by("first_day").first()
    if clash:
        raise Overlaps(clash)
    return Absence.objects.create(user_id=user, stand_in_id=stand_in, first_day=first_day, last_day=last_day)


@transaction.atomic
def end_absence(*, absence: Absence, today: datetime.date) -> None:
    """Back earlier: a running absence ends yesterday, one that has not begun is forgotten; a past one stays."""
    absence = Absence.objects.select_for_update().get(pk=absence.pk)
    if absence.last_day < today:
        return
    if absence.first_day >= today:
        absence.delete()
    else:
        absence.last_day = today - datetime.timedelta(days=1)
        absence.save(update_fields=["last_day"])


def _lock(user: int) -> None:
    """One change of a person's rota after the other: overlaps are looked for, then written."""
    User.objects.select_for_update().only("pk").get(pk=user)


@transaction.atomic
def make_feed(*, user: int) -> str:
    """A new secret for the person's calendar address; an older one ends. Answers the token, which is stored nowhere."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    CalendarFeed.objects.filter(user=user).delete()
    CalendarFeed.objects.create(user_id=user, token_hash=hash_of(token))
    return token


def revoke_feed(*, user: int) -> None:
    CalendarFeed.objects.filter(user=user).delete()


def hash_of(token: str) -> bytes:
    """SHA-256: the token has 192 random bits, so a fast hash is enough."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).digest()


def choose_daily_mail(*, user: int, days: str) -> None:
    DailyMail.objects.update_or_create(user_id=user, defaults={"days": days})
