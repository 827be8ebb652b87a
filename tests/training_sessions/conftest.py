import uuid
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from streetwork.tenancy.models import State
from streetwork.tenancy.scope import scope
from tests.factories.cast import client_of
from tests.factories.trainings import course_of, registration_of


@pytest.fixture
def manager(cast):
    """The training manager of Saxony-Anhalt, signed in, speaking English."""
    cast.training_manager.language = "en"
    cast.training_manager.save()
    return client_of(cast.training_manager)


@pytest.fixture
def version(db):
    return course_of()


@pytest.fixture
def within():
    """The scope of a session's host state."""

    @contextmanager
    def open_state(session):
        with scope({session.state_id}, {session.state_id}), transaction.atomic():
            yield

    return open_state


@pytest.fixture
def register(within):
    """Somebody with a seat, or what `facts` say."""

    def make(session, **facts):
        with within(session):
            return registration_of(session, **facts)

    return make


@pytest.fixture
def entry(version, cast):
    """A filled form of a new session in two weeks."""
    day = timezone.localdate() + timedelta(days=14)
    return {
        "key": str(uuid.uuid4()),
        "version": version.pk,
        "title": "",
        "language": "",
        "form": "online",
        "capacity": "20",
        "has_waiting_list": "on",
        "state": State.objects.get(code="ST").pk,
        "certificate_share": "80",
        "dates-TOTAL_FORMS": "2",
        "dates-INITIAL_FORMS": "0",
        "dates-0-day": day.isoformat(),
        "dates-0-begin": "10:00",
        "dates-0-end": "13:00",
        "dates-1-day": "",
        "dates-1-begin": "",
        "dates-1-end": "",
        "trainers-TOTAL_FORMS": "2",
        "trainers-INITIAL_FORMS": "0",
        "trainers-0-user": cast.training_manager.pk,
        "trainers-0-name": "",
        "trainers-1-user": "",
        "trainers-1-name": "",
    }


@pytest.fixture
def filled():
    """What the form of a session would send when nothing is touched."""

    def form_of(client, session):
        response = client.get(f"/training/sessions/{session.pk}/edit/")
        entry = response.context["entry"]
        sent = {}
        for form in (entry.form, *entry.dates.forms, *entry.trainers.forms):
            for field in form:
                value = field.value()
                if value is None or value is False or value == "":
                    continue
                sent[field.html_name] = (
                    [str(each) for each in value]
                    if isinstance(value, list)
                    else str(field.field.widget.format_value(value) or value)
                    if hasattr(field.field.widget, "format_value") and not hasattr(field.field, "choices")
                    else "on"
                    if value is True
                    else str(value)
                )
        for rows in (entry.dates, entry.trainers):
            for field in rows.management_form:
                sent[field.html_name] = str(field.value())
        return sent

    return form_of
