"""Fetching a session within the person's programmes."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from training.models import TrainingSession
from training.sessions.queries import sessions_of
from training.sessions.rules import may_see_people


def session_or_404(request: HttpRequest, pk: int, *, people: bool = False) -> TrainingSession:
    """The session, if its programme is one in which the person works with trainings.

    `people`: only for who may see the participants by name (who plans trainings for the host state).
    """
    session = get_object_or_404(sessions_of(request.access), pk=pk)
    if people and not may_see_people(request.access, session):
        raise Http404
    return session
