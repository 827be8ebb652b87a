import pytest
from django.utils import timezone

from tests.factories.cases import contact_of
from tests.factories.cast import client_of


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def signed_in(cast):
    """A client for a person, signed in once."""
    clients = {}

    def get(person):
        return clients.setdefault(person.pk, client_of(person))

    return get


@pytest.fixture
def logged(cast):
    """Makes contacts; the owner's in Saxony-Anhalt unless said otherwise."""

    def make(counselor=None, code="ST", **facts):
        return contact_of(counselor or cast.owner, code, **facts)

    return make
