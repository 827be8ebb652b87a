import pytest

from tests.factories.cast import client_of


@pytest.fixture
def owner(cast):
    """A client signed in as the counselor of Kompan in Saxony-Anhalt."""
    return client_of(cast.owner)
