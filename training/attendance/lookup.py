"""Fetching a participant within the states in which the person keeps trainings."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_TRAININGS
from training.models import Registration


def visible_to(access: Access) -> Q:
    """A condition on registrations: programme × host state pairs in which the person keeps trainings."""
    condition = Q(pk__in=[])
    for programme in access.programmes_for(*WRITES_TRAININGS):
        states = access.states_for(*WRITES_TRAININGS, programme=programme)
        condition |= Q(session__programme=programme, state__in=sorted(states))
    return condition


def registrations_of(access: Access) -> QuerySet[Registration]:
    """The registrations whose names the person may see."""
    return Registration.objects.filter(visible_to(access))


def registration_or_404(request: HttpRequest, pk: int) -> Registration:
    """The registration with its session, if the person keeps trainings of its programme in its host state."""
    found = registrations_of(request.access).select_related(
        "session__programme", "session__course_version", "home_state", "language", "partner"
    )
    return get_object_or_404(found, pk=pk)
