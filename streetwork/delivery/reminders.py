"""Reminders: apps say what is due for whom; each is mailed once, as a link without content."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from streetwork.delivery.mail import builders, plan_mail
from streetwork.delivery.models import MailJob
from streetwork.delivery.registry import Registry

log = structlog.get_logger(__name__)


class Due(NamedTuple):
    """Person `user_id` is to be reminded of `object_id` from the day `due_on` on: one mail for these three.

    So `due_on` must stay the same on every following day.
    """

    object_id: int | str
    user_id: int
    due_on: datetime.date


@dataclass(frozen=True)
class Reminder:
    key: str
    due: Callable[[datetime.date], Iterable[Due]]
    subject: str
    link: Callable[[int | str], str]


reminders: Registry[Reminder] = Registry("reminder")


def reminder(*, key: str, subject, link: Callable[[int | str], str]):
    """Register `function(today) -> Iterable[Due]`: what is due today, or has been since an earlier day.

    `subject` is a lazy text without names, `link(object_id)` the path of the page where the work is.
    It runs as the system, in all states, when planning and again when sending: what was settled meanwhile
    is not mailed.
    """

    def register(function):
        reminders.add(key, Reminder(key, function, subject, link))
        builders.add(key, build)
        return function

    return register


def plan_reminders(today: datetime.date | None = None) -> int:
    """Plan the mails of all reminders; answers how many are due. One that fails stops no other."""
    today = today or timezone.localdate()
    count = 0
    for each in reminders.values():
        try:
            with transaction.atomic():
                for due in each.due(today):
                    plan_mail(each.key, object_id=due.object_id, recipient=due.user_id, due_on=due.due_on)
                    count += 1
        except Exception as problem:  # noqa: BLE001 (whatever it is, the other reminders must run)
            log.error("reminder_failed", reminder=each.key, error=type(problem).__name__)  # noqa: TRY400
    return count


def build(job: MailJob) -> EmailMessage | None:
    """The mail of a reminder in its reader's language; None when the reader left or the matter is settled."""
    each, reader = reminders[job.kind], job.recipient
    if reader is None or not reader.is_active or not _is_still_due(each, job):
        return None
    with translation.override(reader.language):
        link = f"{settings.BASE_URL}{each.link(job.object_id)}"
        body = _("Hello,\n\nthis is waiting for you:\n%(link)s\n\nYou see the details after signing in.")
        return EmailMessage(str(each.subject), body % {"link": link}, to=[reader.email])


def _is_still_due(each: Reminder, job: MailJob) -> bool:
    return any(
        str(due.object_id) == job.object_id and due.user_id == job.recipient_id and due.due_on == job.due_on
        for due in each.due(timezone.localdate())
    )
