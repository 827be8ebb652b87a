import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.conftest import forget_own_keys
from tests.factories.trainings import session_of
from training.signup.tokens import token_of


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setattr("streetwork.delivery.poke.current_app.send_task", lambda task, **_: None)
    forget_own_keys(cache)
    with translation.override("en"):
        yield


@pytest.fixture
def session(db):
    return session_of(in_days=-2, status="held", title="Beratung in Gruppen")


@pytest.fixture
def form_of():
    """The address of somebody's form."""
    return lambda person: reverse("feedback:form", args=[token_of(person)])


@pytest.fixture
def send(form_of):
    """What the form answers to somebody."""
    return lambda person, **answers: Client().post(form_of(person), {"overall": "4"} | answers)
