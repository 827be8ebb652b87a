"""Metric: a figure that a platform tells about a post or channel; where it comes from and how it was defined."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.enums import ImportStatus, MetricName, MetricSource
from campaigns.models.placements import Placement
from streetwork.presence.models import OwnChannel
from streetwork.tenancy.models import Programme, SharedModel


class MetricImport(SharedModel):
    """A file of a platform's figures: read, mapped, looked at, then applied or thrown away.

    `staged` holds the rows that were read (post, link, time, figures) until then; no person is in them.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    kind = models.CharField(_("kind of file"), max_length=20, blank=True)
    file_sha256 = models.CharField(max_length=64, editable=False)
    headers = models.JSONField(default=list, editable=False)
    mapping = models.JSONField(default=dict, editable=False)
    staged = models.JSONField(default=dict, editable=False)
    status = models.CharField(_("status"), max_length=9, choices=ImportStatus.choices, default=ImportStatus.STAGED)
    rows_read = models.PositiveIntegerField(default=0)
    rows_applied = models.PositiveIntegerField(default=0)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("import of figures")
        verbose_name_plural = _("imports of figures")
        ordering = ["-uploaded_at", "-pk"]


class Metric(SharedModel):
    """Kennzahl of a placement or a channel on the day it was read.

    `definition` names the version of the definition: platforms change what they count as a view.
    """

    Name, Source = MetricName, MetricSource

    placement = models.ForeignKey(
        Placement, models.CASCADE, null=True, blank=True, related_name="metrics", verbose_name=_("placement")
    )
    channel = models.ForeignKey(
        OwnChannel, models.CASCADE, null=True, blank=True, related_name="metrics", verbose_name=_("own channel")
    )
    name = models.CharField(_("figure"), max_length=11, choices=MetricName.choices)
    value = models.PositiveBigIntegerField(_("value"))
    measured_on = models.DateField(_("read on"), default=timezone.localdate)
    source = models.CharField(_("source"), max_length=6, choices=MetricSource.choices)
    definition = models.CharField(_("definition"), max_length=40)
    imported = models.ForeignKey(
        MetricImport, models.CASCADE, null=True, blank=True, related_name="metrics", verbose_name=_("import")
    )
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("figure of a platform")
        verbose_name_plural = _("figures of platforms")
        constraints = [
            models.CheckConstraint(
                name="metric_of_one_thing",
                condition=Q(placement__isnull=False, channel=None) | Q(placement=None, channel__isnull=False),
                violation_error_message=_("A figure belongs to a post or to a channel."),
            ),
            models.UniqueConstraint(
                fields=["placement", "channel", "name", "measured_on", "source"],
                name="metric_once_a_day",
                nulls_distinct=False,
                violation_error_message=_("This figure was entered for the day already."),
            ),
        ]
        indexes = [models.Index(fields=["placement", "name", "-measured_on"], name="metric_newest")]
