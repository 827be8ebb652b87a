from django.db import models

from streetwork.tenancy.expressions import InScope


class TenantQuerySet(models.QuerySet):
    """Base of the query sets of tenant tables."""


class TenantManager(models.Manager.from_queryset(TenantQuerySet)):
    """Sends the states of the scope as constants with every query (see InScope)."""

    def get_queryset(self):
        return super().get_queryset().filter(InScope())
