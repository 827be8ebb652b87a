"""Logging coachings. One transaction each."""

import uuid
from typing import Any

from django.db import transaction

from training.models import Coaching
from training.network.actions import Changed, note_contact
from training.network.stamps import stamp

__all__ = ["Changed", "change_coaching", "log_coaching", "remove_coaching", "stamp"]


@transaction.atomic
def log_coaching(*, key: uuid.UUID, facts: dict[str, Any], user: int) -> tuple[Coaching, bool]:
    """A coaching, and whether it is new: the form's `key` saved twice is saved once.

    A partner of the network counts as contacted on that day.
    """
    coaching, is_new = Coaching.objects.get_or_create(
        state_id=facts["state_id"], key=key, defaults=facts | {"coach_id": user}
    )
    if is_new:
        _note(coaching)
    return coaching, is_new


@transaction.atomic
def change_coaching(*, coaching: Coaching, facts: dict[str, Any], seen: str) -> Coaching:
    """Raises Changed when a colleague changed it since `seen` (`stamp`). Its state and programme stay."""
    held = Coaching.objects.select_for_update(of=("self",)).get(pk=coaching.pk)
    if stamp(held) != seen:
        raise Changed(held)
    for name, value in facts.items():
        setattr(held, name, value)
    held.save()
    _note(held)
    return held


@transaction.atomic
def remove_coaching(*, coaching: Coaching) -> None:
    Coaching.objects.filter(pk=coaching.pk).delete()


def _note(coaching: Coaching) -> None:
    if coaching.partner_id is not None:
        note_contact(partner_id=coaching.partner_id, day=coaching.held_on)
