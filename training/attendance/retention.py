"""What this room deletes when."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.retention import rule
from training.attendance.keeping import keep_counts
from training.certificates.actions import detach
from training.models import Registration, SessionMail

REGISTRATIONS = "training.registrations"
MAILS = "training.session_mails"


def keep_what_outlives(registrations) -> None:
    """Counts without names, and certificates that their codes alone open."""
    keep_counts(registrations)
    detach(registrations.values_list("key", flat=True))


@rule(
    key=REGISTRATIONS,
    months=6,
    programme="session__programme",
    label=_("Registrations for trainings and attendance; counts stay"),
    start=_("the end of the training session"),
    before=keep_what_outlives,
)
def registrations(cutoff):
    return Registration.objects.filter(session__ends_at__lte=cutoff)


@rule(
    key=MAILS,
    months=6,
    programme="session__programme",
    label=_("Mails to the participants of a session"),
    start=_("the end of the training session"),
)
def session_mails(cutoff):
    return SessionMail.objects.filter(session__ends_at__lte=cutoff)
