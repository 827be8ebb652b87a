"""The mails to participants, in the language in which they registered. A mail that nobody needs any more is not sent.

No mail says what somebody typed before the address was confirmed: the form shall carry no stranger's words.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from streetwork.delivery.mail import mail_kind
from training.enums import RegistrationStatus, SessionStatus
from training.models import Registration, TrainingSession
from training.sessions.ics import location_text, session_ics
from training.sessions.when import when_text
from training.signup.links import confirm_url, language_of, mine_url
from training.signup.mail import kind_of, version_of
from training.signup.moments import moment_text
from training.signup.rules import LIVE, REMINDERS, gives_seats, is_on, is_up_to_date, takes_place
from training.signup.seats import open_state

CALENDAR = "text/calendar"
TIMED = ("confirm", "offer", "readdressed")  # of no use after the deadline
Moment = Callable[[TrainingSession, datetime.datetime], bool]


def _is_unconfirmed(registration: Registration) -> bool:
    return registration.confirmed_at is None and registration.status in LIVE


def _has_status(*statuses: str) -> Callable[[Registration], bool]:
    return lambda registration: registration.status in statuses


def _is_cancelled(session: TrainingSession, _now: datetime.datetime) -> bool:
    return session.status == SessionStatus.CANCELLED


@dataclass(frozen=True)
class Letter:
    """`needed` and `timely` are asked when the mail is sent: of the person, and of the session at that moment.

    `calendar` is the status of the attached entry, "" for none.
    """

    what: str
    subject: str | Promise
    needed: Callable[[Registration], bool]
    calendar: str = ""
    timely: Moment = is_on


SEATED = _has_status(RegistrationStatus.CONFIRMED)
LETTERS = (
    Letter("confirm", _("Please confirm your registration: %(title)s"), _is_unconfirmed),
    Letter("again", _("Your registration: %(title)s"), _has_status(*LIVE)),
    Letter("confirmed", _("You have a seat: %(title)s"), SEATED, "CONFIRMED"),
    Letter("waiting", _("You are on the waiting list: %(title)s"), _has_status(RegistrationStatus.WAITING)),
    Letter("offer", _("A seat for you: %(title)s"), _has_status(RegistrationStatus.OFFERED), timely=gives_seats),
    Letter(
        "expired", _("Your offer has expired: %(title)s"), _has_status(RegistrationStatus.EXPIRED), timely=gives_seats
    ),
    Letter("left", _("You have cancelled: %(title)s"), _has_status(RegistrationStatus.CANCELLED), "CANCELLED"),
    Letter("cancelled", _("Cancelled: %(title)s"), _has_status(*LIVE), "CANCELLED", _is_cancelled),
    Letter("changed", _("New date or place: %(title)s"), _has_status(*LIVE), "CONFIRMED"),
    Letter("readdressed", _("Your registration: %(title)s"), _has_status(*LIVE), timely=takes_place),
    *(Letter(f"reminder_{days}", _("Soon: %(title)s"), SEATED, "CONFIRMED", gives_seats) for days in REMINDERS),
)


def write(letter: Letter, registration: Registration) -> EmailMessage:
    """The mail to one person in their language."""
    session, language = registration.session, language_of(registration)
    with translation.override(language):
        has_seat = registration.status == RegistrationStatus.CONFIRMED
        context = {
            "registration": registration,
            "session": session,
            "when": when_text(session),
            "where": location_text(session),
            "has_seat": has_seat,
            "meeting": session.online_url if has_seat else "",
            "deadline": moment_text(registration.deadline),
            "url": mine_url(registration),
            "confirm_url": confirm_url(registration) if registration.confirmed_at is None else "",
            "again_url": settings.BASE_URL + reverse("signup:register", args=[session.slug]),
            "list_url": settings.BASE_URL + reverse("trainings:list"),
        }
        message = EmailMessage(
            subject=str(letter.subject) % {"title": " ".join(session.title.split())},
            body=render_to_string(f"signup/mail/{letter.what.split('_')[0]}.txt", context),
            to=[registration.email],
            reply_to=[session.contact_email] if session.contact_email else None,
        )
    if letter.calendar and (has_seat or letter.what == "left"):
        entry = session_ics(
            session, language=language, url=mine_url(registration), status=letter.calendar, private=has_seat
        )
        message.attach("training.ics", entry, CALENDAR)
    return message


def _builder(letter: Letter):
    def build(job) -> EmailMessage | None:
        state, pk, *version = (int(part) for part in job.object_id.split("."))
        with open_state(state):
            rows = Registration.objects.select_related("session__programme").prefetch_related("session__dates")
            registration = rows.filter(state=state, pk=pk).first()
            if registration is None or not registration.email or not letter.needed(registration):
                return None
            now = timezone.now()
            if not letter.timely(registration.session, now):
                return None
            if version and version[0] != version_of(registration, letter.what):
                return None  # a newer change has its own mail
            if letter.what in TIMED and not is_up_to_date(registration, now):
                return None
            return write(letter, registration)

    return build


for _letter in LETTERS:
    mail_kind(kind_of(_letter.what))(_builder(_letter))
