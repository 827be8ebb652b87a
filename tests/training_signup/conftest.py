"""A session, somebody who registers, and what the database says afterwards."""

import re
import uuid

import pytest
from django.core import mail as outgoing
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from streetwork.delivery.tasks import send_mail
from tests.conftest import forget_own_keys, open_states
from training.models import Registration, TrainingSession

FACTS = {
    "name": "Petra Probe",
    "email": "petra@example.org",
    "institution": "Welcome Center Halle",
    "institution_type": "welcome_center",
    "home_state_id": 15,
    "country": "DE",
    "engagement": "full_time",
    "consent_version": "1",
}
FORM = {
    "name": "Petra Probe",
    "email": "petra@example.org",
    "institution": "Welcome Center Halle",
    "institution_type": "welcome_center",
    "place": "s15",
    "engagement": "full_time",
    "consent": "on",
}


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    """Nobody pokes a worker, and no earlier test counts against our network."""
    monkeypatch.setattr("streetwork.delivery.poke.current_app.send_task", lambda task, **_: None)
    forget_own_keys(cache)
    with translation.override("en"):
        yield


def register_url(session):
    with translation.override("en"):
        return reverse("signup:register", args=[session.slug])


def post(session, client=None, **changes):
    """What the public form answers; each call is a form of its own unless `key` is given."""
    return (client or Client()).post(register_url(session), {"key": str(uuid.uuid4())} | FORM | changes)


def rows(session):
    """The session's registrations in the order of arrival."""
    with open_states("ST"):
        return list(Registration.objects.filter(session=session).order_by("pk").select_related("session"))


def statuses(session):
    return [row.status for row in rows(session)]


def counted(session):
    fresh = TrainingSession.objects.get(pk=session.pk)
    return fresh.seats_taken, fresh.waiting


def sent():
    """Send what is due; answers the new mails."""
    before = len(outgoing.outbox)
    send_mail()
    return outgoing.outbox[before:]


def link_in(message):
    return re.search(r"https?://[^/\s]+(/\S*trainings/my/\S+)", message.body)[1]
