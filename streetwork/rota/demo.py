"""Invented data of this room, for demo mode. Called in a transaction and the scope of all states."""

from datetime import time, timedelta

from django.utils import timezone

from streetwork.accounts.models import User
from streetwork.rota.models import Absence, CalendarFeed, DailyMail, PresenceTime
from streetwork.tenancy.models import Programme

WORKDAYS = range(5)
MORNING, AFTERNOON, EVENING, LATE = ("09:00", "13:00"), ("13:00", "17:30"), ("17:00", "20:30"), ("14:00", "21:00")
# Programme → person → (weekdays, hours). Communities are online in the evening and on Sundays.
TIMES = {
    "kompan": {
        "counselor": (((0, 1, 2, 3), MORNING), ((1, 3), AFTERNOON), ((6,), EVENING)),
        "colleague": (((0, 2, 4), AFTERNOON), ((2,), EVENING)),
        "traveller": (((0, 1, 3, 4), MORNING), ((0,), EVENING), ((5,), ("10:00", "14:00"))),
        "bw": (((1, 2, 3), MORNING), ((4,), LATE)),
        "he": (((0, 4), MORNING), ((1, 3), AFTERNOON)),
        "ni": (((2, 3), AFTERNOON), ((6,), ("15:00", "18:00"))),
        "hh": (((0, 1, 2), MORNING), ((3,), EVENING)),
        "lead": ((WORKDAYS, ("09:30", "15:30")),),
    },
    "welcome-to-the-east-side": {
        # Hanoi is five or six hours ahead: its evening is the German noon.
        "vietnamese": (((0, 1, 2, 3, 4), ("08:00", "14:00")),),
        "russian": (((0, 2, 4), MORNING), ((1, 3), LATE)),
        "lead-east": (((0, 1, 2, 3), ("09:00", "16:00")),),
    },
    "lara-la-red": {
        "spanish": (((0, 1, 2), MORNING), ((2, 6), EVENING)),
        "italian": (((1, 3), ("10:00", "16:00")),),
        "portuguese": (((0, 4), AFTERNOON), ((5,), ("11:00", "15:00"))),
        "english": (((2, 3), MORNING),),
        "lead-lara": ((WORKDAYS, ("09:00", "14:00")),),
    },
}  # fmt: skip


def is_seeded() -> bool:
    """Whether the room's demo data are there."""
    return PresenceTime.objects.filter(user__is_demo=True).exists()


def seed(*, people, now, dice) -> None:
    """Presence times of the counselors and leads; Petar Kolev is away this week, Giulia Ferri soon."""
    programmes = Programme.objects.in_bulk(field_name="slug")
    PresenceTime.objects.bulk_create(
        PresenceTime(
            programme=programmes[slug],
            user=people[key],
            weekday=weekday,
            starts=time.fromisoformat(starts),
            ends=time.fromisoformat(ends),
        )
        for slug, team in TIMES.items()
        for key, hours in team.items()
        for weekdays, (starts, ends) in hours
        for weekday in weekdays
    )
    today = timezone.localdate(now)
    Absence.objects.create(
        user=people["colleague"], stand_in=people["traveller"], first_day=today - timedelta(days=2),
        last_day=today + timedelta(days=5),
    )  # fmt: skip
    Absence.objects.create(
        user=people["italian"], stand_in=people["spanish"], first_day=today + timedelta(days=12),
        last_day=today + timedelta(days=16),
    )  # fmt: skip


def clear() -> None:
    """Remove what `seed` wrote, and what demo people made since."""
    demo = User.objects.filter(is_demo=True)
    for model in (PresenceTime, Absence, CalendarFeed, DailyMail):
        model.objects.filter(user__in=demo).delete()
