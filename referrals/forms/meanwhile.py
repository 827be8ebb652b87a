"""Two people edit the same entry: whose change counts, field by field. Pure.

The form carries what it was filled from as a short digest per field. What the sender left alone is not sent on,
so that a colleague's change to it stays; only what both changed, differently, is asked.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from referrals.hours import BadHours, read_hours, stored_hours
from referrals.steps import UNORDERED

DIGITS = 10


def canonical(name: str, value: Any) -> Any:
    """The value as it is compared: lists whose order says nothing are sorted, nothing is nothing."""
    if name in UNORDERED:
        return sorted(value or [])
    if name == "hours":
        return _hours(value)
    return value if value or value is False or value == 0 else None


def _hours(value):
    """Two ways to say the same table are the same."""
    try:
        return stored_hours(read_hours(value or {}))
    except BadHours:
        return value


def digest(name: str, value: Any) -> str:
    """A short fingerprint of a value; equal values have equal ones."""
    text = json.dumps(canonical(name, value), sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def base_of(facts: Mapping[str, Any]) -> str:
    """What a form keeps hidden: the digest of each field it was filled with."""
    return json.dumps({name: digest(name, value) for name, value in facts.items()}, separators=(",", ":"))


def read_base(text: str) -> dict[str, str]:
    """The digests of `base_of`; empty for anything else: then every field counts as changed by both."""
    try:
        base = json.loads(text[:8000])
    except ValueError:
        return {}
    return {k: v for k, v in base.items() if isinstance(v, str)} if isinstance(base, dict) else {}


def changed_by_sender(base: Mapping[str, str], sent: Mapping[str, Any]) -> dict[str, Any]:
    """What the sender wrote anew."""
    return {name: value for name, value in sent.items() if base.get(name) != digest(name, value)}


def in_conflict(base: Mapping[str, str], mine: Mapping[str, Any], current: Mapping[str, Any]) -> list[str]:
    """Fields of `mine` that somebody else changed meanwhile to something else."""
    return [
        name
        for name, value in mine.items()
        if base.get(name) != (now := digest(name, current[name])) and now != digest(name, value)
    ]
