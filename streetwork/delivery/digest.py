"""The daily mail: one per person and day, counts and links, never content.

Apps register lines. The mail is planned once per person and day in Postgres (`MailJob`, unique), so a lost message,
a second beat or an emptied Valkey neither lose nor double it. Whether there is anything to say is decided when it is
sent: what was settled meanwhile is not mailed.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import structlog
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from streetwork.delivery.mail import mail_kind, plan_mail
from streetwork.delivery.models import MailJob
from streetwork.delivery.registry import Registry

KIND = "delivery.digest"
# Local hour from which on the mails of the day go out.
HOUR = 7
Count = Callable[[object, datetime.date], int]
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Line:
    key: str
    label: str | Promise
    path: str | Promise
    count: Count


@dataclass(frozen=True)
class Silence:
    key: str
    people: Callable[[datetime.date], Iterable[int]]
    path: str | Promise


lines: Registry[Line] = Registry("line of the daily mail")
silences: Registry[Silence] = Registry("silence of the daily mail")


def line(*, key: str, label: str | Promise, path: str | Promise):
    """Register `function(user, day) -> int`: how many things wait for the person on the day.

    It runs in the person's own scope. The mail shows `label` (lazy, no content), the number, and the link `path`;
    a line with 0 is left out.
    """

    def register(function: Count) -> Count:
        lines.add(key, Line(key, label, path, function))
        return function

    return register


def silence(*, key: str, path: str | Promise = ""):
    """Register `function(day) -> ids of people` who get no daily mail on that day.

    `path` is where people choose it, if they do: the mail's last line links there.
    """

    def register(function):
        silences.add(key, Silence(key, function, path))
        return function

    return register


def plan_digests(today: datetime.date | None = None) -> int:
    """Plan the mail of the day for every active member; answers how many are planned.

    Without `today`, before 7 o'clock local time: nothing yet. May run as often as one likes.
    """
    if today is None:
        now = timezone.localtime()
        if now.hour < HOUR:
            return 0
        today = now.date()
    silent = _silent_on(today)
    people = get_user_model().objects.filter(is_active=True, memberships__isnull=False).exclude(pk__in=silent)
    planned = MailJob.objects.filter(kind=KIND, due_on=today).values("recipient")
    waiting = people.exclude(pk__in=planned).distinct().order_by("pk").values_list("pk", flat=True)
    for user_id in waiting:
        with transaction.atomic():
            plan_mail(KIND, object_id=user_id, recipient=user_id, due_on=today, actor=user_id)
    return len(waiting)


@mail_kind(KIND)
def build_digest(job: MailJob) -> EmailMessage | None:
    """Counts and links in the reader's language; None when nothing waits, the reader is away, or the day is over."""
    reader, day = job.recipient, job.due_on
    if reader is None or not reader.is_active or day != timezone.localdate() or reader.pk in _silent_on(day):
        return None
    with translation.override(reader.language):
        waiting = [f"{each.label}: {count}\n{settings.BASE_URL}{each.path}" for each, count in waiting_for(reader, day)]
        if not waiting:
            return None
        parts = [_("Hello,\n\nthis is waiting for you today:"), *waiting, _("You see the details after signing in.")]
        parts += [
            _("You choose here whether and when you get this mail:") + f"\n{settings.BASE_URL}{each.path}"
            for each in silences.values()
            if each.path
        ]
        return EmailMessage(_("Your day on Streetwork"), "\n\n".join(parts), to=[reader.email])


def waiting_for(user, day: datetime.date) -> Iterator[tuple[Line, int]]:
    """The lines that have something to say to the person. One that fails is logged and stops no other."""
    for each in lines.values():
        try:
            with transaction.atomic():
                count = each.count(user, day)
        except Exception as problem:  # noqa: BLE001 (whatever it is, the other lines must reach the person)
            log.error("digest_line_failed", line=each.key, error=type(problem).__name__)  # noqa: TRY400
            continue
        if count:
            yield each, count


def _silent_on(day: datetime.date) -> set[int]:
    return {user_id for each in silences.values() for user_id in each.people(day)}
