"""ListeningRun and Lead: what was read, and the masked hit sentences that are kept for 14 days."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.listening.enums import Format, LeadKind, LeadStatus, RunStatus, Tallied
from cases.listening.queries import LeadManager
from streetwork.presence.models import Space
from streetwork.tenancy.fields import TenantForeignKey
from streetwork.tenancy.models import Programme, TenantModel
from streetwork.vocabulary.models import Language, Platform, Topic

LEAD_LENGTH = 300


class ListeningRun(TenantModel):
    """One reading of pasted or exported text. Nothing of the text is in it, not even the file's name.

    The upload lies encrypted in the spool under `upload` until the run is over; its key is `upload_key`, which is
    emptied with it. `read` counts the messages up to the last checkpoint, `problem` is a code with values,
    `counts` what was left out and why. `mapping` is for tables: our field → column.
    """

    Format, Status = Format, RunStatus

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", db_index=False, verbose_name=_("programme")
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    format = models.CharField(_("format"), max_length=13, choices=Format.choices)
    platform = models.ForeignKey(
        Platform, models.PROTECT, related_name="+", db_index=False, null=True, blank=True, verbose_name=_("platform")
    )
    space = models.ForeignKey(
        Space, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name=_("space"), db_index=False
    )
    upload = models.UUIDField(null=True, editable=False)
    upload_key = models.BinaryField(null=True, editable=False)
    size = models.BigIntegerField(_("size in bytes"), default=0)
    position = models.BigIntegerField(_("bytes read"), default=0)
    read = models.PositiveIntegerField(_("messages read"), default=0)
    hits = models.PositiveIntegerField(_("hits"), default=0)
    counts = models.JSONField(default=dict)
    mapping = models.JSONField(default=dict)
    status = models.CharField(_("status"), max_length=9, choices=RunStatus.choices, default=RunStatus.WAITING)
    problem = models.JSONField(null=True)
    created_at = models.DateTimeField(_("started"), default=timezone.now)
    beat_at = models.DateTimeField(_("last sign of life"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta(TenantModel.Meta):
        verbose_name = _("import for listening")
        verbose_name_plural = _("imports for listening")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "-created_at"], name="listeningrun_newest")]


class Lead(TenantModel):
    """Fundstelle. `text` is the hit sentence after masking; `marks` are [start, end] of the keywords in it.

    `digest` (keyed, 16 bytes) tells the same text in the same thread again; `seen` counts how often. While its run is
    not done a lead is staged: nobody sees it, and it goes when the run fails.
    """

    Kind, Status = LeadKind, LeadStatus

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", db_index=False, verbose_name=_("programme")
    )
    run = TenantForeignKey(ListeningRun, models.CASCADE, related_name="leads")
    kind = models.CharField(_("kind"), max_length=3, choices=LeadKind.choices, default=LeadKind.HIT)
    platform = models.ForeignKey(
        Platform, models.PROTECT, related_name="+", db_index=False, null=True, verbose_name=_("platform")
    )
    space = models.ForeignKey(
        Space, models.SET_NULL, related_name="+", null=True, verbose_name=_("space"), db_index=False
    )
    said_at = models.DateTimeField(_("said"), null=True)
    text = models.CharField(_("sentence"), max_length=LEAD_LENGTH)
    marks = models.JSONField(default=list)
    keyword_ids = ArrayField(models.IntegerField(), default=list)
    language = models.ForeignKey(
        Language, models.PROTECT, related_name="+", db_index=False, null=True, verbose_name=_("language")
    )
    topic = models.ForeignKey(
        Topic, models.PROTECT, related_name="+", db_index=False, null=True, verbose_name=_("suggested topic")
    )
    topic_ids = ArrayField(models.SmallIntegerField(), default=list)
    digest = models.BinaryField(max_length=16, editable=False)
    seen = models.PositiveIntegerField(_("seen"), default=1)
    status = models.CharField(_("status"), max_length=7, choices=LeadStatus.choices, default=LeadStatus.NEW)
    triaged_at = models.DateTimeField(null=True)
    triaged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    is_staged = models.BooleanField(default=True, editable=False)
    created_at = models.DateTimeField(_("found"), default=timezone.now)

    objects = LeadManager()

    class Meta(TenantModel.Meta):
        verbose_name = _("find")
        verbose_name_plural = _("finds")
        constraints = [
            models.UniqueConstraint(
                fields=["state", "programme", "kind", "digest"], condition=Q(is_staged=False), name="lead_folded"
            ),
            models.UniqueConstraint(
                fields=["state", "run", "kind", "digest"], condition=Q(is_staged=True), name="lead_folded_in_run"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "status", "-created_at", "-id"], name="lead_newest"),
            models.Index(fields=["created_at"], name="lead_expiring"),
        ]


class LeadTally(TenantModel):
    """How many leads of a week, language and topic were found and what became of them. No sentence, no person."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", db_index=False)
    week = models.DateField(help_text=_("Its Monday."))
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", db_index=False, null=True)
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", db_index=False, null=True)
    outcome = models.CharField(max_length=7, choices=Tallied.choices)
    count = models.PositiveIntegerField(default=0)

    class Meta(TenantModel.Meta):
        verbose_name = _("number of finds")
        verbose_name_plural = _("numbers of finds")
        constraints = [
            models.UniqueConstraint(
                fields=["state", "programme", "week", "language", "topic", "outcome"],
                name="leadtally_once",
                nulls_distinct=False,
            )
        ]
