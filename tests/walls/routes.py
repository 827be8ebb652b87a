"""All routes of the URLconf, by name."""

from django.contrib import admin
from django.urls import URLPattern, get_resolver

from tests.walls.table import ADMIN_PAGES

MODEL_PAGES = ("changelist", "add", "history", "delete", "change")


def walk(patterns=None, prefix="", namespaces=()):
    """(name or pattern, view) of every route."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield (":".join((*namespaces, entry.name)) if entry.name else route), entry.callback
        else:
            inner = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from walk(entry.url_patterns, route, inner)


def is_admin(name):
    return name.startswith(("admin:", "admin/"))


def is_third_party(view):
    return view.__module__.startswith(("allauth.", "django."))


def admin_routes():
    """What the administration must consist of: its own pages, and five for every registered model.

    The sixth route of a model redirects from the addresses of Django 1.8.
    """
    names = set(ADMIN_PAGES)
    for model in admin.site._registry:
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        names |= {f"{base}_{page}" for page in MODEL_PAGES}
        names.add(f"admin/{model._meta.app_label}/{model._meta.model_name}/<path:object_id>/")
    return names
