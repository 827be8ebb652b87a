"""Mails about incidents: a link and nothing else, not even the type or the code."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cases.models import Incident
from streetwork.delivery.mail import mail_kind

SECOND_PERSON, REPORTED = "incidents.second_person", "incidents.reported"


def name_of(incident: Incident) -> str:
    """What a mail job keeps: state and key."""
    return f"{incident.state_id}-{incident.pk}"


def _open_incident(job) -> Incident | None:
    state, _dash, pk = job.object_id.partition("-")
    return Incident.objects.open().filter(state=state, pk=pk).first()


def _message(job, incident, subject, body) -> EmailMessage:
    link = settings.BASE_URL + reverse("incidents:detail", args=[incident.pk])
    return EmailMessage(subject, body % {"link": link}, to=[job.recipient.email])


@mail_kind(SECOND_PERSON)
def ask_second_person(job) -> EmailMessage | None:
    """None when it was confirmed, closed or given to somebody else meanwhile."""
    incident = _open_incident(job)
    if incident is None or incident.seconded_at or incident.second_person_id != job.recipient_id:
        return None
    with translation.override(job.recipient.language):
        return _message(
            job, incident, _("A colleague asks you to look at something with them"),
            _("Hello,\n\na colleague needs you as a second person. Please look soon:\n%(link)s\n\n"
              "You see the details after signing in."),
        )  # fmt: skip


@mail_kind(REPORTED)
def tell_lead(job) -> EmailMessage | None:
    """None when it was closed before the mail went out."""
    incident = _open_incident(job)
    if incident is None or not job.recipient.is_active:
        return None
    with translation.override(job.recipient.language):
        return _message(
            job, incident, _("Something was reported that needs the lead"),
            _("Hello,\n\na colleague reported something that you should know of:\n%(link)s\n\n"
              "You see the details after signing in."),
        )  # fmt: skip
