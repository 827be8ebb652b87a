"""A session and a registration as the person sees them."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from training.certificates.rules import offered
from training.enums import RegistrationStatus, SessionStatus
from training.feedback.rules import may_give
from training.models import Registration, TrainingSession
from training.public.materials import materials_for
from training.sessions.ics import location_text
from training.sessions.when import when_text
from training.signup.links import mine_url
from training.signup.moments import moment_text
from training.signup.places import place_name
from training.signup.rules import LIVE, is_up_to_date, may_change
from training.signup.seats import registrations_of


@dataclass(frozen=True)
class Heading:
    """What a training is, in three lines."""

    session: TrainingSession

    @cached_property
    def when(self) -> list[str]:
        """One line for each date."""
        return when_text(self.session).split("; ") if self.session.starts_at else []

    @cached_property
    def where(self) -> str:
        return location_text(self.session)


@dataclass(frozen=True)
class Mine:
    """A person's own page, as of `now`; needs the scope of the host state."""

    registration: Registration
    token: str
    now: datetime

    @cached_property
    def heading(self) -> Heading:
        return Heading(self.registration.session)

    @property
    def session(self) -> TrainingSession:
        return self.registration.session

    @property
    def is_unconfirmed(self) -> bool:
        """The address is not confirmed yet, and there is still time for it."""
        row = self.registration
        return row.confirmed_at is None and row.status in LIVE and is_up_to_date(row, self.now) and not self.is_over

    @property
    def is_over(self) -> bool:
        return self.session.status != SessionStatus.OPEN

    @property
    def closed(self) -> str:
        """Why the address cannot be confirmed any more, "" when it can or was."""
        row = self.registration
        if row.confirmed_at is not None:
            return ""
        if row.status == RegistrationStatus.CANCELLED:
            return "cancelled"
        if row.status == RegistrationStatus.EXPIRED or not is_up_to_date(row, self.now):
            return "expired"
        return "over" if self.is_over else ""

    @property
    def state(self) -> str:
        """What the page says first: called_off, held, seat, offer, waiting, left or expired."""
        if self.session.status == SessionStatus.CANCELLED:
            return "called_off"
        status = self.registration.status
        if status == RegistrationStatus.CANCELLED:
            return "left"
        if status == RegistrationStatus.OFFERED and is_up_to_date(self.registration, self.now) and not self.is_over:
            return "offer"
        if status == RegistrationStatus.WAITING:
            return "waiting"
        if status == RegistrationStatus.CONFIRMED:
            has_ended = self.session.ends_at is not None and self.session.ends_at <= self.now
            return "held" if has_ended or self.session.status == SessionStatus.HELD else "seat"
        return "expired"

    @property
    def is_cancelled(self) -> bool:
        return self.state in ("called_off", "left")

    @property
    def has_seat(self) -> bool:
        return self.state == "seat"

    @property
    def may_change(self) -> bool:
        return may_change(self.registration, self.now)

    @property
    def may_register_again(self) -> bool:
        return self.state in ("left", "expired") and not self.is_over

    @cached_property
    def place_in_line(self) -> int:
        """Where on the waiting list: 1 is next."""
        waiting = registrations_of(self.session).filter(status=RegistrationStatus.WAITING)
        return waiting.filter(pk__lte=self.registration.pk).count()

    @property
    def meeting(self) -> str:
        return self.session.online_url if self.has_seat else ""

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the person said, as (label, value)."""
        row = self.registration
        return [
            (_("Name"), row.name),
            (_("E-mail"), row.email or "–"),
            (_("Institution"), row.institution or "–"),
            (_("Type of institution"), row.get_institution_type_display()),
            (_("Where you work"), place_name(row)),
            (_("How you work there"), row.get_engagement_display()),
        ]

    @property
    def deadline(self) -> str:
        return moment_text(self.registration.deadline)

    @property
    def absolute_url(self) -> str:
        return mine_url(self.registration)

    @cached_property
    def materials(self) -> list:
        return materials_for(self.registration, self.now)

    @cached_property
    def certificate(self) -> bool:
        return offered(self.registration, self.now)

    @cached_property
    def feedback(self) -> bool:
        return may_give(self.registration, self.now)
