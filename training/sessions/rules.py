"""What holds for sessions: who sees and plans them, whether one can register, how long they last. Pure."""

import datetime
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from training.enums import CourseStatus, SessionForm, SessionStatus
from training.models import TrainingSession


def may_read(access: Access, session: TrainingSession) -> bool:
    """Who works with trainings in the session's programme, archived or not."""
    return session.programme_id in access.programmes_for(*READS_TRAININGS)


def may_write(access: Access, session: TrainingSession) -> bool:
    """Who plans trainings for the host state, while the programme runs."""
    return session.state_id in access.states_for(*WRITES_TRAININGS, programme=session.programme_id, running=True)


def may_see_people(access: Access, session: TrainingSession) -> bool:
    """Who may see the participants by name: who plans trainings for the host state, archived programmes included."""
    return session.state_id in access.states_for(*WRITES_TRAININGS, programme=session.programme_id)


def registration_state(session: TrainingSession, now: datetime.datetime) -> str:
    """Whether one can register: draft, not_yet, open, waiting, full, closed, held or cancelled.

    `waiting`: only for the waiting list, because all seats are taken or others wait already. `full`: not even that.
    Once the session has begun nobody moves up any more, so nobody need wait: `closed`.
    """
    if session.status != SessionStatus.OPEN:
        return session.status
    until = session.closes_at or session.starts_at
    if until is None or now >= until or (session.ends_at and now >= session.ends_at):
        return "closed"
    if session.opens_at and now < session.opens_at:
        return "not_yet"
    if not session.is_full and not session.waiting:
        return "open"
    if session.has_waiting_list:
        return "closed" if session.starts_at and now >= session.starts_at else "waiting"
    return "full" if session.is_full else "open"


def minutes_of(session: TrainingSession) -> int:
    """Teaching minutes: those that were set, else from begin to end of all dates."""
    if session.teaching_minutes:
        return session.teaching_minutes
    seconds = sum((date.ends_at - date.starts_at).total_seconds() for date in session.dates.all())
    return round(seconds / 60)


def takes_place_online(session: TrainingSession) -> bool:
    return session.form in (SessionForm.ONLINE, SessionForm.HYBRID)


def takes_place_on_site(session: TrainingSession) -> bool:
    return session.form in (SessionForm.ON_SITE, SessionForm.HYBRID)


@dataclass(frozen=True)
class Step:
    """A step as a button says it."""

    to: str
    label: str | Promise
    icon: str


def steps_of(session: TrainingSession, now: datetime.datetime) -> list[Step]:
    """What a session may become now, the usual step first. Cancelling has its own page and is not among them."""
    is_over = bool(session.ends_at and session.ends_at <= now)
    has_begun = bool(session.starts_at and session.starts_at <= now)
    held = Step(SessionStatus.HELD, _("It was held"), "check-circle")
    if session.status == SessionStatus.DRAFT:
        return [held] if is_over else [Step(SessionStatus.OPEN, _("Open registration"), "door-open")]
    if session.status == SessionStatus.OPEN:
        back = [] if has_people(session) else [Step(SessionStatus.DRAFT, _("Back to draft"), "pencil")]
        return [held] if has_begun else back
    if session.status == SessionStatus.HELD:
        label = pgettext_lazy("training session", "Not held yet")
        return [Step(SessionStatus.OPEN, label, "arrow-counterclockwise")]
    return []


def is_course_in_use(session: TrainingSession) -> bool:
    """No new session is planned with a retired course."""
    return session.course_version.course.status == CourseStatus.ACTIVE


def may_cancel(session: TrainingSession) -> bool:
    return session.status == SessionStatus.OPEN


def has_people(session: TrainingSession) -> bool:
    """Whether anybody holds a seat or waits for one."""
    return bool(session.seats_taken or session.waiting)


def missing_for_opening(session: TrainingSession) -> list[str]:
    """Why the registration cannot open yet: codes date, place. Empty when it can."""
    return [
        code
        for code, is_missing in (
            ("date", session.starts_at is None),
            ("place", takes_place_on_site(session) and not (session.place or session.city)),
        )
        if is_missing
    ]
