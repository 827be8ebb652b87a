"""ImportRun: one file for one state, from the upload to the undo; ImportRow: one of its lines.

See `referrals.exchange` for why a run has one state and why the file lies here.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from referrals.models.center import AdvisoryCenter
from streetwork.tenancy.fields import TenantForeignKey
from streetwork.tenancy.managers import TenantManager, TenantQuerySet
from streetwork.tenancy.models import Programme, TenantModel


class RunStatus(models.TextChoices):
    """Where an import stands."""

    MAPPING = "mapping", _("columns to be assigned")
    ANALYSING = "analysing", _("being analysed")
    PREVIEW = "preview", _("ready to be checked")
    APPLYING = "applying", _("being applied")
    APPLIED = "applied", _("applied")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")
    FAILED = "failed", _("failed")
    ABANDONED = "abandoned", _("abandoned")


class RowKind(models.TextChoices):
    """What the analysis says of a line."""

    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    DUPLICATE = "duplicate", _("perhaps a duplicate")
    UNCHANGED = "unchanged", _("unchanged")
    REJECTED = "rejected", _("rejected")


class Choice(models.TextChoices):
    """What is to be done with a line."""

    SKIP = "skip", _("skip")
    UPDATE = "update", _("update")
    CREATE = "create", _("create")


class Outcome(models.TextChoices):
    """What became of a line when its run was applied, and when it was undone."""

    CREATED = "created", pgettext_lazy("a line is", "created")
    UPDATED = "updated", _("updated")
    RESTORED = "restored", _("restored")
    REMOVED = "removed", _("removed")
    KEPT = "kept", _("kept, edited since")


class NewStatus(models.TextChoices):
    """How new entries begin."""

    DRAFT = "draft", _("as drafts, to be checked by an editor")
    PUBLISHED = "published", _("published at once, if complete")


class ImportRunQuerySet(TenantQuerySet):
    def writable_by(self, states):
        """Runs of states (ids) that the person may write."""
        return self.filter(state__in=sorted(states))

    def last_applied(self, state: int):
        """The one run of the state that may be undone, or None."""
        return self.filter(state=state, status=RunStatus.APPLIED).order_by("-applied_at", "-pk").first()


class ImportRunManager(TenantManager.from_queryset(ImportRunQuerySet)):
    def get_queryset(self):
        """The file itself is read only where it is asked for."""
        return super().get_queryset().defer("content")


class ImportRun(TenantModel):
    """One import. `columns` are [{"header", "samples"}], `mapping` is column number → field, `meanings` is
    field → {text in the file: our key, "" for left out}; `problem` and `hints` are codes with their values
    (`referrals.exchange.reasons`), `counts` is kind or outcome → number.
    """

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", db_index=False, verbose_name=_("programme")
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    created_at = models.DateTimeField(_("uploaded"), default=timezone.now)
    file_name = models.CharField(_("file"), max_length=120)
    content = models.BinaryField(null=True)
    columns = models.JSONField(default=list)
    columns_key = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)
    meanings = models.JSONField(default=dict)
    source = models.CharField(_("name of the source"), max_length=60, blank=True)
    new_status = models.CharField(_("new entries"), max_length=9, choices=NewStatus.choices, default=NewStatus.DRAFT)
    clear_empty = models.BooleanField(_("empty cells empty the field"), default=False)
    status = models.CharField(_("status"), max_length=9, choices=RunStatus.choices, default=RunStatus.MAPPING)
    problem = models.JSONField(null=True)
    hints = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    applied_at = models.DateTimeField(_("applied"), null=True)
    undone_at = models.DateTimeField(_("undone"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )

    objects = ImportRunManager()

    class Meta(TenantModel.Meta):
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "-created_at"], name="importrun_newest"),
            models.Index(fields=["programme", "columns_key"], name="importrun_like"),
        ]

    def __str__(self):
        return self.file_name


class ImportRow(TenantModel):
    """A line of the file: `values` as understood, `changes` as [field, old, new], `candidates` as
    [{"id", "name", "address", "score"}]; `center` is whom it updates or made. The versions (pgh_id) of the centre
    before and after make staleness visible and the undo exact.
    """

    run = TenantForeignKey(ImportRun, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("line"))
    name = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=9, choices=RowKind.choices)
    choice = models.CharField(max_length=6, choices=Choice.choices, default=Choice.SKIP)
    values = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    candidates = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    center = TenantForeignKey(AdvisoryCenter, models.SET_NULL, null=True, related_name="+")
    version_before = models.BigIntegerField(null=True)
    version_after = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = _("line of an import")
        verbose_name_plural = _("lines of imports")
        ordering = ["line"]
        constraints = [models.UniqueConstraint(fields=["state", "run", "line"], name="importrow_once")]
        indexes = [models.Index(fields=["run", "kind", "line"], name="importrow_of_kind")]
