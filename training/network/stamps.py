"""Telling whether a row is still what the form began with, where it has no time of its last change."""

import hashlib

from django.db import models


def stamp(row: models.Model) -> str:
    """A digest of all its columns."""
    values = [f"{field.attname}={getattr(row, field.attname)!s}" for field in row._meta.concrete_fields]
    return hashlib.sha256("\x1f".join(values).encode("utf-8", "replace")).hexdigest()[:24]
