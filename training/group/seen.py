"""How a form knows that what it shows is still what is there."""

import hashlib
from typing import Any

from django.db.models import Model

from streetwork.web.steps import Changed

GROUP = ("name", "purpose", "is_active")
MEMBER = ("state_id", "user_id", "name", "email", "institution", "role", "since", "until")
MEETING = ("title", "starts_at", "ends_at", "form", "place", "online_url", "minutes_by_id")
ITEM = ("title", "body", "duration", "meeting_id")
RECORD = ("record",)
INTRO = ("minutes_intro",)
DECISION = ("text",)
TASK = ("title", "assignee_id", "due_on", "status")


def stamp(row: Model, names: tuple[str, ...]) -> str:
    """A short hash of the named fields."""
    values = "\x1f".join(str(getattr(row, name)) for name in names)
    return hashlib.sha256(values.encode("utf-8", "replace")).hexdigest()[:16]


def check(row: Model, names: tuple[str, ...], seen: str) -> None:
    """Raises Changed when the fields are not what the form began with."""
    if stamp(row, names) != seen:
        raise Changed


def put(row: Model, facts: dict[str, Any]) -> None:
    """Save exactly these fields."""
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(update_fields=list(facts))
