"""Vignette: an anonymised case story for reports."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.reporting.enums import VignetteStatus
from streetwork.tenancy.models import Programme, TenantModel
from streetwork.vocabulary.models import OriginGroup, Topic


class Vignette(TenantModel):
    """Fallvignette: what somebody asked and what became of it, told so that nobody recognises them.

    No link to a case exists, and of its making only days are kept, no moments: who reads the database cannot go from
    the story to the person. `topic` and `origin` say what the story tells, not what the case was.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name=_("topic"), null=True, blank=True)
    origin = models.ForeignKey(
        OriginGroup, models.PROTECT, related_name="+", verbose_name=_("origin in the story"), null=True, blank=True
    )
    title = models.CharField(_("title"), max_length=120)
    situation = models.TextField(_("situation"), max_length=1200)
    support = models.TextField(_("what we did"), max_length=1200)
    outcome = models.TextField(_("what came of it"), max_length=1200)
    is_success = models.BooleanField(_("it ended well"), default=True)
    altered = ArrayField(models.CharField(max_length=20), verbose_name=_("what was altered"), default=list, blank=True)
    status = models.CharField(max_length=9, choices=VignetteStatus.choices, default=VignetteStatus.DRAFT)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    released_on = models.DateField(null=True)
    remark = models.CharField(_("remark of the second person"), max_length=500, blank=True)
    guard_overrides = models.PositiveSmallIntegerField(default=0, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    changed_on = models.DateField(default=timezone.localdate, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = _("vignette")
        verbose_name_plural = _("vignettes")
        indexes = [models.Index(fields=["state", "programme", "status"], name="vignette_of_programme")]
        constraints = [
            models.CheckConstraint(
                name="vignette_released_by_another",
                condition=models.Q(released_by__isnull=True) | ~models.Q(released_by=models.F("author")),
                violation_error_message=_("A vignette is released by somebody else than its author."),
            )
        ]

    def __str__(self):
        return self.title
