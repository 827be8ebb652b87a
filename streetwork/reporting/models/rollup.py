"""Small marginal counts, so that the question every visit asks is not counted from a million rows."""

from django.db import models

from streetwork.reporting.enums import Source
from streetwork.tenancy.models import Programme, TenantModel


class Grain(models.TextChoices):
    DAY = "d"
    MONTH = "m"


class DirtyDay(TenantModel):
    """Something of this day changed and is not counted yet. Append-only, filled by triggers (migration 0002)."""

    source = models.CharField(max_length=9, choices=Source.choices)
    day = models.DateField()

    class Meta(TenantModel.Meta):
        verbose_name = "day to count"
        verbose_name_plural = "days to count"
        indexes = [models.Index(fields=["state", "source", "day"], name="dirtyday_of_state")]


class Rollup(TenantModel):
    """How many entries, and people reached, one value of one dimension has on a local day or in a month.

    `key` is the value as text: a code, or the id of a vocabulary's entry; "" is unknown; two values of a pair are
    parted by `|`.
    """

    source = models.CharField(max_length=9, choices=Source.choices)
    grain = models.CharField(max_length=1, choices=Grain.choices)
    starts = models.DateField()
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", db_index=False)
    dimension = models.CharField(max_length=12)
    key = models.CharField(max_length=32)
    entries = models.PositiveIntegerField()
    people = models.PositiveIntegerField()

    class Meta(TenantModel.Meta):
        verbose_name = "rollup"
        verbose_name_plural = "rollups"
        constraints = [
            models.UniqueConstraint(
                fields=["state", "grain", "dimension", "starts", "source", "programme", "key"],
                include=["entries", "people"],
                name="rollup_once",
            )
        ]
