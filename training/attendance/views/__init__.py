"""Requests about participants: fetch within the states of their sessions, form, action, page."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import WRITES_TRAININGS
from training.attendance.lookup import registration_or_404
from training.models import TrainingSession
from training.sessions.lookup import session_or_404
from training.sessions.rules import may_write

__all__ = ["TOO_LARGE", "for_trainers", "number_in", "read_only", "registration_or_404", "session_of"]

for_trainers = for_roles(*WRITES_TRAININGS)

TOO_LARGE = 413
LONGEST_NUMBER = 15


def session_of(request: HttpRequest, pk: int) -> TrainingSession:
    """The session, if its participants may be seen."""
    return session_or_404(request, pk, people=True)


def read_only(request: HttpRequest, session: TrainingSession) -> bool:
    """Whether nothing may be changed; then a sentence says so."""
    if may_write(request.access, session):
        return False
    messages.error(request, _("This programme is archived: participants and attendance stay as they are."))
    return True


def number_in(text: str | None) -> int | None:
    """A key that a form sent, None for everything that is none."""
    text = text or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else None
