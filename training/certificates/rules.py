"""Who gets a certificate, and when."""

from collections.abc import Iterable
from datetime import datetime

from training.attendance.queries import marks_of
from training.attendance.rules import present_share
from training.enums import RegistrationStatus, SessionStatus
from training.models import Attendance, Certificate, Registration


def is_earned(registration: Registration, marks: Iterable[Attendance], now: datetime) -> bool:
    """Whether the person was there for long enough of a session that is over. Pure."""
    session = registration.session
    if session.status == SessionStatus.CANCELLED or registration.status != RegistrationStatus.CONFIRMED:
        return False
    if session.ends_at is None or session.ends_at > now:
        return False
    marks = list(marks)
    if not any(mark.is_present for mark in marks):
        return False
    share = present_share(session.dates.all(), marks)
    # Shares are quotients of minutes: 80 percent of 90 minutes are 72, whatever a float makes of it.
    return round(100 * share, 6) >= session.certificate_share


def offered(registration: Registration, now: datetime) -> bool:
    """Whether the person can fetch it now: it was earned and not withdrawn. Needs the scope of the host state."""
    if not is_earned(registration, marks_of([registration])[registration.pk], now):
        return False
    return not is_withdrawn(registration)


def is_withdrawn(registration: Registration) -> bool:
    return Certificate.objects.filter(registration_key=registration.key, withdrawn_at__isnull=False).exists()
