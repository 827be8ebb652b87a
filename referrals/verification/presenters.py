"""Rows of the queue of verifications and of the list of corrections."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals.enums import Source, Wrong
from referrals.facts import label_of
from referrals.models import AdvisoryCenter, Correction
from referrals.verification import queries
from referrals.verification.corrections import in_order
from referrals.verification.queries import MAIL
from streetwork.delivery.models import MailJob
from streetwork.vocabulary.snapshot import vocabulary


@dataclass(frozen=True)
class Queue:
    """One tab of the queue: its key in the address, its title, and what an empty one says."""

    key: str
    title: str | Promise
    empty: str | Promise
    select: Callable[[QuerySet], QuerySet]
    may_ask: bool = True

    def centers(self, states) -> QuerySet:
        return self.select(queries.kept(states)).order_by("due_on", "name", "pk")

    @staticmethod
    def named(key) -> "Queue":
        return next((queue for queue in QUEUES if queue.key == key), QUEUES[0])


QUEUES = (
    Queue(
        "overdue", gettext_lazy("Overdue"),
        gettext_lazy("Every centre has answered in time. Nothing for you to follow up."), queries.overdue,
    ),
    Queue(
        "due", gettext_lazy("Due"), gettext_lazy("The next ones are asked by themselves, on their day."), queries.due,
    ),
    Queue("asked", gettext_lazy("Asked"), gettext_lazy("No question is open at the moment."), queries.asked),
    Queue(
        "stuck", gettext_lazy("Mail not delivered"), gettext_lazy("All mails to centres went out."),
        queries.with_stuck_mail,
    ),
    Queue(
        "silent", gettext_lazy("Without address"), gettext_lazy("Every due centre has an e-mail address."),
        queries.without_address, may_ask=False,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class QueueRow:
    center: AdvisoryCenter
    job: MailJob | None

    @property
    def days_overdue(self) -> int:
        """Since it was due, 0 while it is not."""
        return max(0, (timezone.localdate() - self.center.due_on).days) if self.center.due_on else 0

    @property
    def state(self) -> str:
        return vocabulary().states[self.center.state_id].name

    @property
    def is_expired(self) -> bool:
        return self.center.expires_at is not None and self.center.expires_at <= timezone.now()

    @property
    def mail(self) -> str:
        """What became of the mail, in a word; "" when it went out or there is none."""
        if self.job is None or self.job.status == MailJob.Status.SENT:
            return ""
        return _("in doubt") if self.job.is_in_doubt else self.job.get_status_display()

    @property
    def mail_tag(self) -> str:
        stuck = self.job is not None and (self.job.is_in_doubt or self.job.status == MailJob.Status.FAILED)
        return "tag-brick" if stuck else "tag-outline"


def queue_rows(centers) -> list[QueueRow]:
    """Rows with their mails: one query more."""
    centers = list(centers)
    asked = [str(center.question) for center in centers if center.question]
    jobs = {job.object_id: job for job in MailJob.objects.filter(kind=MAIL, object_id__in=asked)}
    return [QueueRow(center, jobs.get(str(center.question))) for center in centers]


@dataclass(frozen=True)
class CorrectionRow:
    correction: Correction

    @property
    def sender(self) -> str:
        """Who sent it."""
        if self.correction.source == Source.CENTER:
            return _("the centre itself")
        return str(self.correction.created_by or _("a former member"))

    @property
    def matter(self) -> str:
        """What it is about, in a line."""
        said = [str(Wrong(kind).label) for kind in self.correction.wrong]
        return ", ".join(said or map(label_of, in_order(self.correction.proposed))) or _("a comment")

    @property
    def state(self) -> str:
        return vocabulary().states[self.correction.state_id].name

    @property
    def waits_long(self) -> bool:
        return self.correction.created_at < timezone.now() - timedelta(days=7)

    @property
    def taken(self) -> str:
        return ", ".join(map(label_of, self.correction.taken))
