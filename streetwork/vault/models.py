import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from streetwork.tenancy.models import TenantModel

SALT_BYTES = 32


def new_salt() -> bytes:
    return secrets.token_bytes(SALT_BYTES)


class EpochSalt(TenantModel):
    """Half of the fingerprint key of one state and year; the other half is the root key outside the database.

    Destroying the row turns the year's fingerprints into noise, without touching other years.
    """

    year = models.PositiveSmallIntegerField(_("year"))
    salt = models.BinaryField(default=new_salt, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = _("fingerprint key of a year")
        verbose_name_plural = _("fingerprint keys of the years")
        constraints = [models.UniqueConstraint(fields=["state", "year"], name="epochsalt_once_a_year")]
