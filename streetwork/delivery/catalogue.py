"""The data catalogue: what every column is for, on which legal basis, how long it stays, and who reads it.

Each app declares its models in `<app>/catalogue.py`; the third-party apps' are in `declared.py`. A column
without an entry fails the test suite. The record of processing activities (Art. 30 GDPR) is printed from it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from streetwork.delivery.retention import rules


@dataclass(frozen=True)
class Entry:
    """One column of personal data. `retention` is the key of a retention rule, or a text."""

    model: str
    field: str
    purpose: str
    legal_basis: str
    retention: str
    readers: str


_personal: dict[tuple[str, str], Entry] = {}
_plain: set[tuple[str, str]] = set()


def personal(model: str, *fields: str, purpose, legal_basis, retention, readers):
    """Declare columns that tell of a person, staff or not, also by a key or a pseudonym."""
    for field in fields:
        _personal[model, field] = Entry(model, field, purpose, legal_basis, retention, readers)


def plain(model: str, *fields: str):
    """Declare columns that tell of no person."""
    _plain.update((model, field) for field in fields)


def entries() -> list[Entry]:
    """All personal columns, by model in the order of declaration."""
    return list(_personal.values())


def undeclared_fields() -> list[str]:
    """`app.Model.field` of every column or many-to-many set that nobody declared."""
    return sorted(
        f"{label}.{field}"
        for label, field in _existing_fields()
        if (label, field) not in _personal and (label, field) not in _plain
    )


def mistaken_entries() -> list[str]:
    """Entries for a column that does not exist, that is both personal and plain, or whose rule is unknown."""
    existing = set(_existing_fields())
    found = [f"{model}.{field}: does not exist" for model, field in {*_personal, *_plain} - existing]
    found += [f"{model}.{field}: personal or plain?" for model, field in _personal.keys() & _plain]
    found += [
        f"{entry.model}.{entry.field}: no retention rule {entry.retention}"
        for entry in entries()
        if looks_like_rule(entry.retention) and entry.retention not in rules
    ]
    return sorted(found)


def looks_like_rule(retention) -> bool:
    """Whether the retention of an entry is the key of a rule and not a text."""
    return isinstance(retention, str) and " " not in retention and "." in retention


def field_label(entry: Entry) -> str:
    """The human name of the column."""
    model = apps.get_model(entry.model)
    try:
        return str(model._meta.get_field(entry.field).verbose_name)
    except (FieldDoesNotExist, AttributeError):
        return entry.field


def _existing_fields() -> Iterable[tuple[str, str]]:
    for model in apps.get_models():
        if model._meta.proxy or not model._meta.managed:
            continue
        for field in [*model._meta.local_concrete_fields, *model._meta.local_many_to_many]:
            if not hasattr(field, "translated_field"):
                yield model._meta.label, field.name
