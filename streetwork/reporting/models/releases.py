"""Published statistics: frozen tables of perturbed counts. The only tables that the API's database role may read."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.reporting.enums import PeriodKind
from streetwork.tenancy.models import SharedModel


class Release(SharedModel):
    """One frozen period. `draw` is 1, or 2 for the one correction that a period may have.

    Written by the role streetwork_stats_build alone, never changed (migration 0003).
    """

    kind = models.CharField(_("kind of period"), max_length=7, choices=PeriodKind.choices)
    starts = models.DateField(_("period"))
    draw = models.PositiveSmallIntegerField(default=1)
    menu = models.PositiveSmallIntegerField()  # version of the menu of tables
    method = models.PositiveSmallIntegerField()  # version of the perturbation
    frozen_at = models.DateTimeField(_("frozen"), default=timezone.now)
    tables = ArrayField(models.CharField(max_length=32), default=list)  # published
    withheld = ArrayField(models.CharField(max_length=32), default=list)  # too sparse
    languages = ArrayField(models.CharField(max_length=8), default=list)  # stand alone; every other one is in "other"
    cells_hash = models.CharField(max_length=64)  # SHA-256 over all cells

    class Meta:
        verbose_name = _("statistics release")
        verbose_name_plural = _("statistics releases")
        ordering = ["-starts", "kind", "-draw"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "starts", "draw"], name="release_once"),
            models.CheckConstraint(name="release_drawn_twice_at_most", condition=models.Q(draw__in=[1, 2])),
        ]

    def __str__(self):
        return f"{self.kind} {self.starts} ({self.draw})"


class StatCell(SharedModel):
    """One published number. `row` and `column` are codes of the table's dimensions; "" where it has none."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="cells")
    table = models.CharField(max_length=32)
    row = models.CharField(max_length=32, blank=True)
    column = models.CharField(max_length=32, blank=True)
    value = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("published cell")
        verbose_name_plural = _("published cells")
        constraints = [models.UniqueConstraint(fields=["release", "table", "row", "column"], name="statcell_once")]


class Correction(SharedModel):
    """Somebody asks that a frozen period be built once more; a second person must agree."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="corrections")
    reason = models.CharField(_("reason"), max_length=500)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    is_agreed = models.BooleanField(null=True)

    class Meta:
        verbose_name = _("correction of a release")
        verbose_name_plural = _("corrections of releases")
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                name="correction_takes_two",
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("asked_by")),
                violation_error_message=_("Somebody else than the person who asked decides."),
            ),
            models.UniqueConstraint(
                fields=["release"], name="correction_once",
                condition=models.Q(is_agreed__isnull=True) | models.Q(is_agreed=True),
                violation_error_message=_("A correction of this period is asked for already."),
            ),
        ]  # fmt: skip
