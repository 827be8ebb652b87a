"""When a participant may give feedback, and from how many answers on a result is shown."""

from datetime import datetime, timedelta

from training.attendance.queries import marks_of
from training.attendance.rules import outcome_of
from training.enums import Outcome, RegistrationStatus, SessionStatus
from training.models import Registration

LEAST = 5  # answers of one session that become visible at once; fewer would tell who said what
BEFORE_THE_END = timedelta(minutes=30)  # trainers ask for it before people leave
OPEN_FOR = timedelta(days=60)


def why_not(registration: Registration, now: datetime) -> str:
    """Why no feedback can be given now: given, early, late, absent (no seat, not there) or cancelled; "" when it can.

    Needs the scope of the host state.
    """
    session = registration.session
    if registration.feedback_given:
        return "given"
    if session.status == SessionStatus.CANCELLED:
        return "cancelled"
    if registration.status != RegistrationStatus.CONFIRMED:
        return "absent"
    if session.ends_at is None or now < session.ends_at - BEFORE_THE_END:
        return "early"
    if now > session.ends_at + OPEN_FOR:
        return "late"
    marks = marks_of([registration])[registration.pk]
    return "absent" if outcome_of(registration, session, marks, now) == Outcome.NO_SHOW else ""


def may_give(registration: Registration, now: datetime) -> bool:
    """Whether the person can give feedback now: once, from shortly before the end on, for 60 days."""
    return not why_not(registration, now)
