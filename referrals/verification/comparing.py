"""Whether two values of a fact say the same. Pure."""

from typing import Any

from referrals.forms.meanwhile import canonical
from referrals.hours import BadHours, read_hours, stored_hours


def is_same(name: str, one: Any, other: Any) -> bool:
    """Lists whose order says nothing and the ways to write the same hours count as equal."""
    return _normal(name, one) == _normal(name, other)


def _normal(name, value):
    if name == "hours":
        try:
            return stored_hours(read_hours(value or {}))
        except BadHours:
            return value
    return canonical(name, value)
