"""Zielzahlen: what a programme promised for a state and period."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.reporting.enums import Indicator, PeriodKind
from streetwork.tenancy.models import Programme, SharedModel, State


class Target(SharedModel):
    """A number to reach; without a state it is the programme's as a whole."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    state = models.ForeignKey(
        State, models.PROTECT, related_name="+", verbose_name=_("state"), null=True, blank=True,
        help_text=_("Empty: for the whole programme."),
    )  # fmt: skip
    indicator = models.CharField(_("indicator"), max_length=14, choices=Indicator.choices)
    kind = models.CharField(_("kind of period"), max_length=7, choices=PeriodKind.choices)
    starts = models.DateField(_("period"))
    value = models.PositiveIntegerField(_("target"), validators=[MinValueValidator(1), MaxValueValidator(10_000_000)])
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["starts", "indicator"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "state", "indicator", "kind", "starts"], name="target_once", nulls_distinct=False,
                violation_error_message=_("There is a target for this already: change that one."),
            ),
            models.CheckConstraint(
                name="target_is_positive", condition=models.Q(value__gte=1),
                violation_error_message=_("A target is at least 1."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_indicator_display()}: {self.value}"
