"""Sachbericht: a funder's template, and the reports that are made from it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.reporting.enums import PeriodKind, ReportStatus, Rhythm
from streetwork.tenancy.models import Programme, SharedModel, State
from streetwork.vocabulary.models import FunderCategory


class ReportTemplate(SharedModel):
    """What one funder wants to read about one programme, in which order, how often, and from which states.

    `sections`: a list of {"key", "kind", "title", …}; the kinds and their fields are in `reports/sections.py`.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    name = models.CharField(_("name"), max_length=120)
    funder = models.CharField(_("funder"), max_length=200, blank=True)
    states = models.ManyToManyField(State, verbose_name=_("states"), related_name="+")
    language = models.CharField(
        _("language"), max_length=2, choices=[("de", "Deutsch"), ("en", "English")], default="de"
    )
    scheme = models.CharField(
        _("the funder's categories"), max_length=24, choices=FunderCategory.Scheme.choices, blank=True
    )
    rhythm = models.CharField(_("rhythm"), max_length=7, choices=Rhythm.choices, blank=True)
    due_days = models.PositiveSmallIntegerField(
        _("due after"), default=30, help_text=_("Days after the end of the period.")
    )
    scheduled_from = models.DateField(_("first period begins"), null=True, blank=True)
    scheduled_until = models.DateField(null=True, editable=False)  # last day of the newest period begun by the clock
    sections = models.JSONField(default=list)
    is_retired = models.BooleanField(_("retired"), default=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("report template")
        verbose_name_plural = _("report templates")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "name"], name="reporttemplate_once",
                violation_error_message=_("There is a template of this name already."),
            )
        ]  # fmt: skip

    def __str__(self):
        return self.name


class Report(SharedModel):
    """One report: the template's sections as they were when it was built, the figures of that moment, own texts.

    `figures` is a JSON document whose SHA-256 is `data_hash`: the same hash gives byte-identical figures. A signed
    report never changes (trigger of migration 0004). It holds no note and no text of a case.
    """

    template = models.ForeignKey(ReportTemplate, models.PROTECT, related_name="reports", verbose_name=_("template"))
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    state_ids = ArrayField(models.PositiveSmallIntegerField(), verbose_name=_("states"))
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=2)
    kind = models.CharField(_("kind of period"), max_length=7, choices=PeriodKind.choices)
    first = models.DateField(_("from"))
    last = models.DateField(_("to"))
    status = models.CharField(max_length=9, choices=ReportStatus.choices, default=ReportStatus.BUILDING)
    problem = models.CharField(max_length=20, blank=True)  # why the last build failed (`reports/problems.py`)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, related_name="superseded_by")
    sections = models.JSONField(default=list)
    figures = models.JSONField(default=dict)
    data_hash = models.CharField(max_length=64, blank=True)
    drawings = models.JSONField(default=dict)  # key of a chart → SVG for the PDF, drawn with the figures
    texts = models.JSONField(default=dict)  # section key → what the author wrote, estimated or picked
    guard_overrides = models.PositiveSmallIntegerField(default=0, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    built_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    remark = models.CharField(_("remark of the second person"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-first", "-pk"]
        indexes = [models.Index(fields=["programme", "-first"], name="report_of_programme")]
        constraints = [
            models.CheckConstraint(
                name="report_signed_by_two",
                condition=~models.Q(status=ReportStatus.SIGNED) | ~models.Q(signed_by=models.F("submitted_by")),
                violation_error_message=_("A report is signed by somebody else than the person who submitted it."),
            ),
            models.UniqueConstraint(fields=["template", "kind", "first", "version"], name="report_once"),
            models.CheckConstraint(name="report_of_a_state", condition=models.Q(state_ids__len__gt=0)),
        ]

    def __str__(self):
        return self.title
