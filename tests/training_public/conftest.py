import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from tests.conftest import forget_own_keys


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setattr("streetwork.delivery.poke.current_app.send_task", lambda task, **_: None)
    forget_own_keys(cache)
    with translation.override("en"):
        yield


@pytest.fixture
def visitor(db):
    return Client()
