"""What the page of one participant says."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from training.attendance import rules, subject
from training.attendance.marking import code_of
from training.attendance.presenters import PersonRow, said_of
from training.attendance.queries import marks_of
from training.certificates.rules import offered
from training.enums import RegistrationOrigin
from training.models import Certificate, Registration, SessionDate
from training.sessions.when import date_text
from training.signup.rules import may_change


@dataclass(frozen=True)
class Presence:
    """One date: when, what was marked, how long."""

    date: SessionDate
    when: str
    says: str
    code: str
    minutes: int


class Portrait:
    """A registration with its session and dates loaded; `may_write`: the viewer keeps it in a running programme."""

    def __init__(self, registration: Registration, *, may_write: bool):
        self.now = now = timezone.now()
        self.may_write = may_write
        self.registration, self.session = registration, registration.session
        marks = marks_of([registration])[registration.pk]
        self.row = PersonRow(registration, self.session, marks, now)
        by_date = {mark.date_id: mark for mark in marks}
        self.dates = list(self.session.dates.all())
        self.presences = [
            Presence(date, date_text(date), said_of(code_of(by_date.get(date.pk))), code_of(by_date.get(date.pk)),
                     rules.minutes_present([date], marks))
            for date in self.dates
        ]  # fmt: skip
        self.may_cancel = may_change(registration, now)
        self.share = rules.present_share(self.dates, marks)
        self.certificate = Certificate.objects.filter(registration_key=registration.key).first()
        self.mails = subject.mails_to(registration)

    @property
    def percent(self) -> str:
        return f"{round(self.share * 100)} %"

    @property
    def needed(self) -> str:
        """The presence that a certificate needs."""
        return f"{self.session.certificate_share} %"

    @property
    def gets_certificate(self) -> bool:
        """Whether the certificate can be fetched now; `may_write`: it need not have been issued before."""
        return (self.may_write or self.certificate is not None) and offered(self.registration, self.now)

    @property
    def consent(self) -> str:
        """Which text the person was shown."""
        if self.registration.consent_version:
            return _("version %(version)s") % {"version": self.registration.consent_version}
        if self.registration.origin == RegistrationOrigin.WALK_IN:
            return _("none: came without registration")
        return _("none kept")
