"""A session that is over since yesterday, people, and somebody of the team who sees them."""

from itertools import groupby

import pytest
from django.utils import timezone, translation

from tests.conftest import open_states
from tests.factories.cast import client_of
from tests.factories.trainings import registration_of, session_of
from training.models import Attendance


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setattr("streetwork.delivery.poke.current_app.send_task", lambda task, **_: None)
    with translation.override("en"):
        yield


def english_client(user):
    user.language = "en"
    user.save()
    return client_of(user)


@pytest.fixture
def trainer(cast):
    return english_client(cast.training_manager)


@pytest.fixture
def session(db):
    """Two dates of three hours, three and two days ago."""
    return session_of(in_days=-3, dates=2, title="Beratung in Gruppen")


@pytest.fixture
def coming(db):
    """A session in two weeks."""
    return session_of(in_days=14, title="Demnächst", capacity=2)


@pytest.fixture
def in_st(db):
    with open_states("ST"):
        yield


def person(session, name="Petra Probe", **facts):
    return registration_of(session, name=name, **facts)


def dates_of(session):
    return list(session.dates.order_by("starts_at"))


def mark_row(registration, date, is_present=True, minutes=None):
    return Attendance.objects.create(
        state_id=registration.state_id, registration=registration, date=date, is_present=is_present, minutes=minutes,
        marked_at=timezone.now(),
    )  # fmt: skip


def locked_in(caught):
    """Whose rows these queries locked, in order, each kind said once in a row: "session", "person"."""
    kinds = [
        "session" if 'FROM "training_trainingsession"' in query["sql"] else "person"
        for query in caught.captured_queries
        if " FOR " in query["sql"] and "UPDATE" in query["sql"]
    ]
    return [kind for kind, _same in groupby(kinds)]
