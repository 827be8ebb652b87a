"""Claim-then-send: a mail is claimed in Postgres, then sent, then confirmed. No mail goes out twice.

SMTP cannot promise "exactly once". A worker that dies between claim and confirmation leaves the mail
*in doubt*: no machine sends it again, a person decides in the administration.
"""

import contextlib
import smtplib
from collections.abc import Callable

import structlog
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from streetwork.delivery.models import MailJob
from streetwork.delivery.on_behalf import acting, scope_of_actor
from streetwork.delivery.outbox import backoff
from streetwork.delivery.poke import poke_after_commit
from streetwork.delivery.registry import Registry

MAX_ATTEMPTS = 8
BATCH = 100
TASK = "streetwork.delivery.tasks.send_mail"

builders: Registry[Callable[[MailJob], EmailMessage | None]] = Registry("kind of mail")
log = structlog.get_logger(__name__)


def mail_kind(kind: str):
    """Register `function(job) -> EmailMessage | None` for a kind; None means that nobody needs the mail now.

    It runs when the mail is sent, in the scope of the job's actor, and in the transaction that claims it.
    Mails carry links, never content of cases.
    """
    return lambda function: builders.add(kind, function)


def plan_mail(kind: str, *, object_id, recipient=None, due_on=None, actor: int | None = None) -> MailJob:
    """Plan a mail once: the same kind, object, recipient (a user or their id) and day answer the same job.

    `due_on` is a local date, None means at once. Raises UnknownNameError when nobody builds such a mail.
    """
    builders[kind]
    job, made = MailJob.objects.get_or_create(
        kind=kind,
        object_id=str(object_id),
        recipient_id=getattr(recipient, "pk", recipient),
        due_on=due_on,
        defaults={"actor": acting(actor)},
    )
    if made:
        poke_after_commit(TASK)
    return job


def plan_mails(kind: str, object_ids, *, due_on=None, actor: int | None = None) -> int:
    """Plan mails to people without an account, one for each object that has none yet; answers how many are new.

    As `plan_mail`, in two statements for any number.
    """
    builders[kind]
    wanted = [str(object_id) for object_id in object_ids]
    planned = MailJob.objects.filter(kind=kind, recipient=None, due_on=due_on, object_id__in=wanted)
    known = set(planned.values_list("object_id", flat=True))
    jobs = [
        MailJob(kind=kind, object_id=object_id, due_on=due_on, actor=acting(actor))
        for object_id in dict.fromkeys(wanted)
        if object_id not in known
    ]
    MailJob.objects.bulk_create(jobs, ignore_conflicts=True, batch_size=500)
    if jobs:
        poke_after_commit(TASK)
    return len(jobs)


def send_due(*, limit: int = BATCH) -> int:
    """Send what is due, at most `limit` mails; answers how many were sent.

    The mail server is reached before anything is claimed: while it is down, mails simply stay planned.
    """
    if not MailJob.objects.due().exists():
        return 0
    server = get_connection()
    try:
        server.open()
    except (OSError, smtplib.SMTPException) as problem:
        log.warning("mail_server_unreachable", error=type(problem).__name__)
        return 0
    sent = 0
    try:
        for _turn in range(limit):
            claimed = _claim()
            if claimed is None:
                break
            job, message = claimed
            if message is not None:
                sent += _send(server, job, message)
                if job.status == MailJob.Status.CLAIMED:
                    break
    finally:
        with contextlib.suppress(OSError, smtplib.SMTPException):
            server.close()
    return sent


def _claim() -> tuple[MailJob, EmailMessage | None] | None:
    """Build and claim the next due mail in one transaction; no message when there is nothing to send."""
    with transaction.atomic():
        job = MailJob.objects.due().select_for_update(skip_locked=True).order_by("due_at", "pk").first()
        if job is None:
            return None
        try:
            with scope_of_actor(job.actor), transaction.atomic():
                message = builders[job.kind](job)
        except Exception as problem:  # noqa: BLE001 (whatever it is, nothing went out yet)
            _try_later(job, problem)
            return job, None
        job.status = MailJob.Status.CLAIMED if message else MailJob.Status.OBSOLETE
        job.claimed_at = timezone.now()
        job.save(update_fields=["status", "claimed_at"])
    return job, message


def _send(server, job: MailJob, message: EmailMessage) -> bool:
    message.extra_headers.setdefault("Auto-Submitted", "auto-generated")
    try:
        server.send_messages([message])
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as refusal:
        _try_later(job, refusal, final=_is_final(refusal))
        return False
    except Exception as problem:  # noqa: BLE001 (the server may have taken the mail: it stays claimed)
        MailJob.objects.filter(pk=job.pk).update(last_error=type(problem).__name__)
        log.warning("mail_in_doubt", kind=job.kind, mail=job.pk, error=type(problem).__name__)
        return False
    job.status = MailJob.Status.SENT
    MailJob.objects.filter(pk=job.pk, status=MailJob.Status.CLAIMED).update(
        status=job.status, sent_at=timezone.now(), last_error=""
    )
    return True


def _is_final(refusal) -> bool:
    """Whether the server refused for good (5xx) and not for now (4xx)."""
    if isinstance(refusal, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _text in refusal.recipients.values())
    return refusal.smtp_code >= 500


def _try_later(job: MailJob, problem: Exception, *, final=False):
    """Nothing went out: plan another attempt, or give up and leave the job to a person."""
    job.attempts += 1
    given_up = final or job.attempts >= MAX_ATTEMPTS
    job.status = MailJob.Status.FAILED if given_up else MailJob.Status.PLANNED
    job.due_at = timezone.now() + backoff(job.attempts)
    job.last_error = type(problem).__name__
    job.save(update_fields=["attempts", "status", "due_at", "last_error"])
    log.warning("mail_failed", kind=job.kind, mail=job.pk, given_up=given_up, error=job.last_error)


def mark_sent(jobs) -> int:
    """A person found that these mails in doubt did arrive; answers how many were settled."""
    return jobs.in_doubt().update(status=MailJob.Status.SENT, sent_at=timezone.now())


def send_again(jobs) -> int:
    """A person decided that these mails, in doubt or failed, go out once more; answers how many."""
    count = jobs.undelivered().update(
        status=MailJob.Status.PLANNED, due_at=timezone.now(), claimed_at=None, attempts=0, last_error=""
    )
    if count:
        poke_after_commit(TASK)
    return count
