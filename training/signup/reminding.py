"""Who is reminded of a session: seven days and one day before, once each."""

import datetime

from django.db import transaction
from django.utils import timezone

from training.enums import RegistrationStatus, SessionStatus
from training.models import Registration, TrainingSession
from training.signup.mail import remind
from training.signup.rules import REMINDERS

FROM_HOUR = 8  # local time: nobody's phone rings at night


def plan_due(now: datetime.datetime | None = None) -> int:
    """Plan the reminders that are due; answers how many are new. In the scope of all states, as often as you like.

    A machine that was down makes up for it (`REMINDERS` says for how long). Who got the seat's confirmation on the
    day of the reminder or later knows the date already and is not reminded.
    """
    now = timezone.localtime(now)
    if now.hour < FROM_HOUR:
        return 0
    return sum(_plan(days, patience, now) for days, patience in REMINDERS.items())


def _plan(days: int, patience: int, now: datetime.datetime) -> int:
    today = now.date()
    first, last = today + datetime.timedelta(days - patience + 1), today + datetime.timedelta(days)
    sessions = TrainingSession.objects.filter(status=SessionStatus.OPEN, starts_at__gt=now)
    planned = 0
    for session in sessions.filter(starts_at__date__range=(first, last)):
        due_on = timezone.localtime(session.starts_at).date() - datetime.timedelta(days)
        with transaction.atomic():
            people = Registration.objects.filter(
                state=session.state_id,
                session=session,
                status=RegistrationStatus.CONFIRMED,
                confirmed_at__lt=_midnight(due_on),
            ).exclude(email="")
            planned += remind(list(people.only("pk", "state")), days=days, due_on=due_on)
    return planned


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
