"""How long an unconfirmed address or an offer holds a seat, and when somebody is reminded. Pure."""

import datetime

from training.enums import RegistrationStatus, SessionStatus
from training.models import Registration, TrainingSession

SHORTEST, LONGEST = datetime.timedelta(hours=1), datetime.timedelta(hours=48)
# days before the session → on how many days the reminder may still go out when the machine was down
REMINDERS = {7: 3, 1: 2}
LIVE = (
    RegistrationStatus.PENDING,
    RegistrationStatus.CONFIRMED,
    RegistrationStatus.WAITING,
    RegistrationStatus.OFFERED,
)


def answer_until(now: datetime.datetime, starts_at: datetime.datetime | None) -> datetime.datetime:
    """Until when a seat is held for who has to answer: two days, less near the session (half of what is left).

    An hour at least, so that a mail can be read.
    """
    left = (starts_at - now) / 2 if starts_at else LONGEST
    return now + min(max(left, SHORTEST), LONGEST)


def gives_seats(session: TrainingSession, now: datetime.datetime) -> bool:
    """Whether who waits may still move up: the session is open and has not begun."""
    return session.status == SessionStatus.OPEN and (session.starts_at is None or now < session.starts_at)


def is_on(session: TrainingSession, now: datetime.datetime) -> bool:
    """Whether the session is open and its last date is not over: who takes part still needs to know things."""
    return session.status == SessionStatus.OPEN and (session.ends_at is None or now < session.ends_at)


def takes_place(session: TrainingSession, _now: datetime.datetime) -> bool:
    """Whether the session is open or was held."""
    return session.status in (SessionStatus.OPEN, SessionStatus.HELD)


def may_change(registration: Registration, now: datetime.datetime) -> bool:
    """Whether the person may still correct what they said, or give the seat back: until the session begins."""
    return registration.status in LIVE and gives_seats(registration.session, now)


def is_up_to_date(registration: Registration, now: datetime.datetime) -> bool:
    """Whether the deadline, if there is one, has not passed."""
    return registration.deadline is None or now < registration.deadline
