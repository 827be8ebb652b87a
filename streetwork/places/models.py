"""The places of Germany: shared by all states, replaced as a whole by `load_places`, so nothing refers to a row.

Who needs a place keeps its state, name and coordinates.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from streetwork.tenancy.models import SharedModel, State


class Place(SharedModel):
    """One name under one postcode. A town with many postcodes has as many rows, of equal `weight` and `part`."""

    class Source(models.TextChoices):
        PACKAGES = "packages", _("installed packages")
        FILE = "file", _("file of an administrator")

    postcode = models.CharField(_("postcode"), max_length=5)
    name = models.CharField(_("name"), max_length=120)
    state = models.ForeignKey(State, models.PROTECT, verbose_name=_("state"), related_name="+")
    district = models.CharField(_("district key (AGS)"), max_length=5, blank=True)
    latitude = models.FloatField(_("latitude"), help_text=_("Degrees, WGS 84."))
    longitude = models.FloatField(_("longitude"), help_text=_("Degrees, WGS 84."))
    folded = models.CharField(_("search key"), max_length=120)
    weight = models.PositiveSmallIntegerField(_("number of postcodes"), default=1)
    part = models.PositiveSmallIntegerField(
        default=0, verbose_name=_("number among equal names"), help_text=_("0: the only one of this name in the state.")
    )
    source = models.CharField(_("source"), max_length=8, choices=Source.choices)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["postcode", "name"]
        constraints = [models.UniqueConstraint(fields=["postcode", "name", "state"], name="place_once")]
        indexes = [
            models.Index(fields=["folded"], name="place_begins", opclasses=["text_pattern_ops"]),
            models.Index(fields=["postcode"], name="place_postcode", opclasses=["text_pattern_ops"]),
            GinIndex(fields=["folded"], name="place_similar", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self):
        return f"{self.postcode} {self.name}"
