import pytest
from django.utils import timezone

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
