"""Giving feedback: an anonymous row, and that this person has given theirs."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from training.feedback.rules import LEAST
from training.models import Feedback, Registration, TrainingSession


@transaction.atomic
def give_feedback(*, registration: Registration, answers: Mapping[str, Any], language: str) -> bool:
    """Keep the answers, once for each registration; False when there is feedback already.

    They count together with four others or more. Needs the scope of the host state.
    """
    TrainingSession.objects.select_for_update().get(pk=registration.session_id)
    fresh = Registration.objects.select_for_update().get(pk=registration.pk)
    if fresh.feedback_given:
        return False
    Feedback.objects.create(
        state_id=fresh.state_id, session_id=fresh.session_id, language_id=language, counted=False, **answers
    )
    fresh.feedback_given = True
    fresh.save(update_fields=["feedback_given"])
    waiting = Feedback.objects.filter(session=fresh.session_id, counted=False)
    if waiting.count() >= LEAST:
        waiting.update(counted=True)
    return True
