"""Mails of the team to people of a session: everybody with a seat, who waits, who came, who did not come."""

import uuid

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation

from streetwork.delivery.audit import log_access
from streetwork.delivery.mail import mail_kind, plan_mails
from streetwork.delivery.models import MailJob
from streetwork.tenancy.scope import Scope
from training.attendance.queries import COUNTED, outcomes_of
from training.enums import Outcome, Recipients, RegistrationStatus
from training.models import Registration, SessionMail, TrainingSession
from training.sessions.when import when_text
from training.signup.links import language_of, mine_url
from training.signup.seats import locked, open_state

KIND = "training.session_mail"
WAITING = (RegistrationStatus.WAITING, RegistrationStatus.OFFERED)


class NobodyThere(Exception):
    """The group has nobody with an address."""


def object_of(mail: SessionMail, registration: Registration) -> str:
    """What a mail job says: the state, where the worker finds both, and their numbers. No name, no address."""
    return f"{registration.state_id}.{mail.pk}.{registration.pk}"


def groups_of(session: TrainingSession) -> dict[str, list[Registration]]:
    """The people of each group who gave an address. Four queries."""
    people = list(Registration.objects.filter(COUNTED, session=session).exclude(email="").order_by("pk"))
    outcomes = {each.pk: outcome for each, _session, outcome, _minutes in outcomes_of(people)}
    confirmed = [each for each in people if each.status == RegistrationStatus.CONFIRMED]
    return {
        Recipients.CONFIRMED: confirmed,
        Recipients.WAITING: [each for each in people if each.status in WAITING],
        Recipients.ATTENDED: [each for each in confirmed if outcomes[each.pk] == Outcome.ATTENDED],
        Recipients.NO_SHOW: [each for each in confirmed if outcomes[each.pk] == Outcome.NO_SHOW],
    }


def sizes_of(session: TrainingSession) -> dict[str, int]:
    """How many people each group reaches."""
    return {group.value: len(people) for group, people in groups_of(session).items()}


@transaction.atomic
def send_mail(
    *, session: TrainingSession, key: uuid.UUID, recipients: str, subject: str, body: str, scope: Scope, user: int
) -> tuple[SessionMail, bool]:
    """Write to a group as it is now, a mail to each alone; answers the mail and whether it is new.

    The form's `key` sent twice is sent once. Raises NobodyThere.
    """
    with locked(session.pk):
        there = SessionMail.objects.filter(state=session.state_id, key=key).first()
        if there is not None:
            return there, False
        people = groups_of(session)[Recipients(recipients)]
        if not people:
            raise NobodyThere
        mail = SessionMail.objects.create(
            state_id=session.state_id, session=session, key=key, recipients=recipients, subject=subject, body=body,
            written_by_id=user, people=len(people),
        )  # fmt: skip
        plan_mails(KIND, [object_of(mail, each) for each in people])
    log_access(scope, "session.mail", session, detail=str(len(people)))
    return mail, True


@mail_kind(KIND)
def build(job: MailJob) -> EmailMessage | None:
    """None when the mail or the person was deleted meanwhile, or the person cancelled."""
    state, mail_pk, pk = (int(part) for part in job.object_id.split("."))
    with open_state(state):
        mail = SessionMail.objects.filter(state=state, pk=mail_pk).select_related("session").first()
        registration = Registration.objects.filter(state=state, pk=pk).first()
        if mail is None or registration is None or not registration.email:
            return None
        if registration.status in (RegistrationStatus.CANCELLED, RegistrationStatus.EXPIRED):
            return None
        session = mail.session
        with translation.override(language_of(registration)):
            context = {
                "mail": mail, "session": session, "when": when_text(session), "url": mine_url(registration),
                "asks_for_answer": session.contact_email,
            }  # fmt: skip
            body = render_to_string("attendance/mail/to_participant.txt", context)
        return EmailMessage(
            subject=" ".join(mail.subject.split()), body=body, to=[registration.email],
            reply_to=[session.contact_email] if session.contact_email else None,
        )  # fmt: skip


def states_of_sending(mails: list[SessionMail]) -> dict[int, dict[str, int]]:
    """How many of each mail are sent, waiting, in doubt or failed: {mail: {status: number}}. One query."""
    found: dict[int, dict[str, int]] = {mail.pk: {} for mail in mails}
    if not mails:
        return found
    of_mails = Q()
    for mail in mails:
        of_mails |= Q(object_id__startswith=f"{mail.state_id}.{mail.pk}.")
    for object_id, status in MailJob.objects.filter(of_mails, kind=KIND).values_list("object_id", "status"):
        counts = found[int(object_id.split(".")[1])]
        counts[status] = counts.get(status, 0) + 1
    return found
