"""Keys for machines that read the API."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.reporting.enums import TokenScope
from streetwork.tenancy.models import SharedModel


class ApiToken(SharedModel):
    """A read-only key of one client. Of the key itself only its SHA-256 lies here; by `prefix` people recognise it."""

    name = models.CharField(_("name"), max_length=80, help_text=_("Which machine or script uses it."))
    client = models.CharField(_("organisation"), max_length=120)
    prefix = models.CharField(max_length=8, editable=False)
    token_hash = models.BinaryField(max_length=32, unique=True, editable=False)
    scopes = ArrayField(models.CharField(max_length=12, choices=TokenScope.choices), verbose_name=_("may read"))
    client_ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)  # of the form: sent twice, made once
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"))
    last_used_on = models.DateField(_("last used"), null=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True)

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.name} ({self.prefix}…)"
