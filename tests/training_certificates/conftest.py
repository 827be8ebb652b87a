import pytest
from django.core.cache import cache
from django.utils import translation

from tests.conftest import forget_own_keys, open_states
from tests.factories.participants import participant_of
from tests.factories.trainings import session_of


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setattr("streetwork.delivery.poke.current_app.send_task", lambda task, **_: None)
    forget_own_keys(cache)
    with translation.override("en"):
        yield


@pytest.fixture
def session(db):
    """Two dates of three hours, over since yesterday."""
    return session_of(in_days=-3, dates=2, status="held", title="Beratung in Gruppen")


@pytest.fixture
def person(session):
    with open_states("ST"):
        return participant_of(session, name="Zoë Đặng Żółć")
