"""Changing procedure cards: one transaction each."""

import uuid
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from streetwork.web.steps import Changed
from training.models import ProcedureCard


def stamp(card: ProcedureCard) -> str:
    """Tells whether a card is the same as when the form was opened."""
    return card.edited_at.isoformat()


@transaction.atomic
def create_card(*, key: uuid.UUID, facts: dict[str, Any], user: int) -> tuple[ProcedureCard, bool]:
    """A card, and whether it is new: the form's `key` saved twice is saved once. `facts` are the model's fields."""
    return ProcedureCard.objects.get_or_create(key=key, defaults=facts | {"edited_by_id": user})


@transaction.atomic
def change_card(*, card: ProcedureCard, facts: dict[str, Any], seen: str, user: int) -> ProcedureCard:
    """Change a card. Raises Changed when `seen` (`stamp`) is not what it was last time, or the card is gone."""
    held = ProcedureCard.objects.select_for_update(of=("self",)).filter(pk=card.pk).first()
    if held is None or stamp(held) != seen:
        raise Changed
    for name, value in facts.items():
        setattr(held, name, value)
    held.edited_by_id, held.edited_at = user, timezone.now()
    held.save()
    return held


@transaction.atomic
def note_check(*, card: ProcedureCard, seen: str, user: int, today: date) -> None:
    """Note that the card as it was read still holds today. Raises Changed."""
    change_card(card=card, facts={"checked_on": today}, seen=seen, user=user)


@transaction.atomic
def remove_card(*, card: ProcedureCard) -> None:
    """Delete a card. What is gone is gone already."""
    ProcedureCard.objects.filter(pk=card.pk).delete()
