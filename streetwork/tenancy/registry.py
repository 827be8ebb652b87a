"""Which tables are a tenant's. Every model is declared: tenant, shared, published, or of a reviewed app."""

from django.apps import apps
from django.conf import settings


def tenant_models():
    """All concrete models whose rows belong to one state."""
    from streetwork.tenancy.models import TenantModel

    return [model for model in apps.get_models(include_auto_created=True) if issubclass(model, TenantModel)]


def published_models():
    """All concrete models whose rows belong to one state and may be read by all."""
    from streetwork.tenancy.models import PublishedModel

    return [model for model in apps.get_models(include_auto_created=True) if issubclass(model, PublishedModel)]


def is_declared(model) -> bool:
    """Whether someone decided if the model's rows belong to a tenant or to all."""
    from streetwork.tenancy.models import PublishedModel, SharedModel, TenantModel

    owner = model._meta.auto_created or model
    return (
        issubclass(owner, TenantModel | SharedModel | PublishedModel)
        or model._meta.app_label in settings.TENANCY_SHARED_APPS
    )
