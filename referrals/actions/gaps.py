"""Writing down that nobody fits."""

from datetime import datetime

from django.utils import timezone

from referrals.models import Gap

PLACE_LENGTH = Gap._meta.get_field("place").max_length


def log_gap(
    *, state: int, programme: int, topic: int, language: str, user: int | None, place: str = "",
    at: datetime | None = None,
) -> Gap:  # fmt: skip
    """Note that no centre fits: place, topic and language, nothing about who asked. Each asking counts.

    `place` is what the place search answered (a label), never a free text. Runs in the caller's transaction.
    """
    return Gap.objects.create(
        state_id=state, programme_id=programme, topic_id=topic, language_id=language, place=place[:PLACE_LENGTH],
        noted_by_id=user, noted_at=at or timezone.now(),
    )  # fmt: skip
