"""What became of a registration, how much of a session somebody was there, how many did not come. Pure."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from training.enums import Outcome, RegistrationOrigin, RegistrationStatus, SessionStatus
from training.models import Attendance, Registration, SessionDate, TrainingSession

GONE = {RegistrationStatus.CANCELLED: Outcome.CANCELLED}
WITHOUT_SEAT = {RegistrationStatus.WAITING, RegistrationStatus.OFFERED, RegistrationStatus.PENDING,
                RegistrationStatus.EXPIRED}  # fmt: skip


def outcome_of(
    registration: Registration, session: TrainingSession, marks: Iterable[Attendance], now: datetime
) -> Outcome:
    """What became of it as of `now`, by the marks of its dates.

    Present at one date is "took part". Nobody did not come before all dates are marked or the session is over.
    """
    if registration.status in GONE or session.status == SessionStatus.CANCELLED:
        return Outcome.CANCELLED
    if registration.status in WITHOUT_SEAT:
        return Outcome.UNSERVED
    marks = list(marks)
    if any(mark.is_present for mark in marks):
        return Outcome.ATTENDED
    is_over = session.ends_at is not None and session.ends_at <= now
    if marks and (is_over or len(marks) >= _number_of_dates(session)):
        return Outcome.NO_SHOW
    return Outcome.UNMARKED


def _number_of_dates(session: TrainingSession) -> int:
    return len(session.dates.all())


def minutes_of_date(date: SessionDate) -> int:
    """From begin to end, in whole minutes."""
    return int((date.ends_at - date.starts_at).total_seconds() // 60)


def minutes_present(session_dates: Iterable[SessionDate], marks: Iterable[Attendance]) -> int:
    """Minutes of the dates that the person was there; without a figure it was the whole date, never more than it."""
    by_date = {mark.date_id: mark for mark in marks if mark.is_present}
    total = 0
    for date in session_dates:
        if mark := by_date.get(date.pk):
            whole = minutes_of_date(date)
            total += whole if mark.minutes is None else min(mark.minutes, whole)
    return total


def present_share(session_dates: Iterable[SessionDate], marks: Iterable[Attendance]) -> float:
    """The share of all dates' minutes that the person was there, 0 to 1; 0 for a session without dates."""
    session_dates = list(session_dates)
    whole = sum(minutes_of_date(date) for date in session_dates)
    return minutes_present(session_dates, marks) / whole if whole else 0.0


class Shows(NamedTuple):
    """Of those who had a seat: how many came and how many did not, walk-ins apart."""

    came: int
    stayed_away: int

    @property
    def rate(self) -> float | None:
        """No-shows by all who had a seat and whose presence was recorded, 0 to 1; None when nobody's was."""
        known = self.came + self.stayed_away
        return self.stayed_away / known if known else None


def shows_of(outcomes: Iterable[tuple[Registration, Outcome]]) -> Shows:
    """The no-show rate's two figures."""
    registered = [outcome for each, outcome in outcomes if each.origin != RegistrationOrigin.WALK_IN]
    return Shows(registered.count(Outcome.ATTENDED), registered.count(Outcome.NO_SHOW))
