"""The next trainings on the public start page."""

from django.utils import timezone

from training.public.presenters import Training
from training.sessions.queries import public_sessions

SHOWN = 3


def next_trainings() -> dict | None:
    """The three that come first; None when nothing is planned."""
    now = timezone.now()
    trainings = [Training(session, now) for session in public_sessions(now).filter(starts_at__gt=now)[:SHOWN]]
    return {"trainings": trainings} if trainings else None
