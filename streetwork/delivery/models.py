"""Outbox messages, planned mails, retention runs and the access log. None of them holds content."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.tenancy.models import SharedModel, TenantModel

IN_DOUBT_AFTER = timedelta(minutes=15)


class OutboxQuerySet(models.QuerySet):
    def due(self):
        """Not yet done, and not waiting for a later attempt."""
        return self.filter(done_at=None, due_at__lte=timezone.now())


class OutboxMessage(SharedModel):
    """Something that must happen after a commit. Carries ids only.

    `actor` is a plain number: were it emptied with the account, the message would gain the system's rights.
    """

    kind = models.CharField(_("kind"), max_length=80)
    ids = models.JSONField(_("ids"), default=dict)
    actor = models.BigIntegerField(_("acting person"), null=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    due_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=80, blank=True)
    done_at = models.DateTimeField(_("delivered"), null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("outbox message")
        verbose_name_plural = _("outbox messages")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["due_at", "id"], condition=Q(done_at=None), name="outbox_due")]

    def __str__(self):
        return f"{self.kind} {self.pk}"


class MailJobQuerySet(models.QuerySet):
    def due(self):
        """Planned mails whose day and next attempt have come."""
        return self.filter(
            Q(due_on=None) | Q(due_on__lte=timezone.localdate()),
            status=MailJob.Status.PLANNED,
            due_at__lte=timezone.now(),
        )

    def in_doubt(self):
        """Claimed long ago and never confirmed: nobody but a person can know whether they went out."""
        return self.filter(status=MailJob.Status.CLAIMED, claimed_at__lte=timezone.now() - IN_DOUBT_AFTER)

    def undelivered(self):
        """What a person may send again: mails in doubt and failed ones."""
        return self.in_doubt() | self.filter(status=MailJob.Status.FAILED)


class MailJob(SharedModel):
    """A mail that is due once. Its text is built when it is sent and never stored."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        CLAIMED = "claimed", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        OBSOLETE = "obsolete", _("no longer needed")

    kind = models.CharField(_("kind"), max_length=80)
    object_id = models.CharField(_("object"), max_length=40)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+", verbose_name=_("recipient")
    )
    due_on = models.DateField(_("due on"), null=True)
    actor = models.BigIntegerField(_("acting person"), null=True)
    status = models.CharField(_("status"), max_length=8, choices=Status.choices, default=Status.PLANNED)
    created_at = models.DateTimeField(_("planned at"), default=timezone.now)
    due_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    claimed_at = models.DateTimeField(_("claimed"), null=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=80, blank=True)

    objects = MailJobQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "recipient", "due_on"], nulls_distinct=False, name="mailjob_once"
            )
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(status="planned"), name="mailjob_due"),
            models.Index(fields=["claimed_at"], condition=Q(status="claimed"), name="mailjob_claimed"),
        ]

    def __str__(self):
        return f"{self.kind} {self.object_id}"

    @property
    def is_in_doubt(self) -> bool:
        return self.status == self.Status.CLAIMED and self.claimed_at <= timezone.now() - IN_DOUBT_AFTER


class RetentionRun(SharedModel):
    """Evidence that a rule ran: how many rows whose period had begun before `cutoff` were deleted."""

    rule = models.CharField(_("rule"), max_length=80)
    cutoff = models.DateTimeField(_("started before"))
    deleted = models.PositiveIntegerField(_("deleted"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("retention run")
        verbose_name_plural = _("retention runs")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.rule} {self.at:%Y-%m-%d}"


def code_field(label, length):
    """A short code of letters, digits and `._:=-`: no sentence, and not the separator of the chain."""
    return models.CharField(label, max_length=length, blank=True, validators=[RegexValidator(CODE)])


CODE = r"^[A-Za-z0-9._:=-]*$"


class AccessLog(TenantModel):
    """Who did what to which record. Rows can be added and read, nothing else (see audit.py).

    The trigger `chain_access_log` fills `number`, `actor`, `at`, `prev_hash` and `hash`, whatever was sent.
    """

    number = models.PositiveBigIntegerField(_("number"), default=0)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, related_name="+", db_constraint=False,
        db_index=False, verbose_name=_("person"),
    )  # fmt: skip
    action = code_field(_("action"), 60)
    object_type = code_field(_("record type"), 60)
    object_id = code_field(_("record"), 40)
    detail = code_field(_("detail"), 60)
    at = models.DateTimeField(_("at"), default=timezone.now)
    prev_hash = models.CharField(max_length=64, default="")
    hash = models.CharField(max_length=64, default="")

    class Meta(TenantModel.Meta):
        verbose_name = _("access")
        verbose_name_plural = _("access log")
        ordering = ["-at", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["state", "number"], name="accesslog_one_chain"),
            models.CheckConstraint(
                name="accesslog_codes_only",
                condition=~Q(action="")
                & Q(action__regex=CODE, object_type__regex=CODE, object_id__regex=CODE, detail__regex=CODE),
                violation_error_message=_("The access log takes short codes only."),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "object_type", "object_id", "number"], name="accesslog_of_object"),
            models.Index(fields=["-at", "-number"], name="accesslog_newest"),
        ]

    def __str__(self):
        return f"{self.action} {self.object_id}".strip()


class AccessLogHead(TenantModel):
    """The signed end of a state's chain on one day: a tail that is cut off later is missed."""

    day = models.DateField(_("day"))
    number = models.PositiveBigIntegerField(_("number"))
    row_at = models.DateTimeField(_("newest entry"))
    hash = models.CharField(max_length=64)
    signature = models.CharField(max_length=64)

    class Meta(TenantModel.Meta):
        verbose_name = _("end of the access log")
        verbose_name_plural = _("ends of the access log")
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["state", "number"], name="accessloghead_once")]

    def __str__(self):
        return f"{self.state_id} {self.day}"
