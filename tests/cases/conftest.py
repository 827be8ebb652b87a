import uuid

import pytest

from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.models import Platform, Topic
from tests.factories.cases import contact_of


@pytest.fixture
def state(db):
    """Ids of states by code."""
    return dict(State.objects.values_list("code", "pk"))


@pytest.fixture
def topic(db):
    """Ids of topics by code."""
    return dict(Topic.objects.values_list("code", "pk"))


@pytest.fixture
def entry(db, state, topic):
    """What the browser sends for the least possible contact; change or add what the test is about."""

    def make(**changes):
        return {
            "client_ref": str(uuid.uuid4()),
            "programme": Programme.objects.get(slug="kompan").pk,
            "platform": Platform.objects.get(code="telegram").pk,
            "language": "pl",
            "state": state["ST"],
            "topics": [topic["recognition"]],
            "acts": ["answered"],
            "kind": "information",
            "people_reached": 1,
        } | changes

    return make


@pytest.fixture
def logged(cast):
    """Makes contacts; the owner's in Saxony-Anhalt unless said otherwise."""

    def make(counselor=None, code="ST", **facts):
        return contact_of(counselor or cast.owner, code, **facts)

    return make
