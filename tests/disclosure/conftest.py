"""The population, its releases and the truth: made once for all attacks."""

import pytest

from tests.disclosure.population import populate
from tests.disclosure.publisher import Publisher


@pytest.fixture(scope="package")
def population():
    return populate()


@pytest.fixture(scope="package")
def publisher(population):
    return Publisher(population)


@pytest.fixture(scope="package")
def published(publisher):
    return publisher.publish()


@pytest.fixture(scope="package")
def releases(published):
    return published[0]


@pytest.fixture(scope="package")
def truth(published):
    return published[1]


@pytest.fixture(scope="package")
def corrected(publisher):
    """The worst case: every single period was corrected, so that everything was drawn twice."""
    return publisher.publish(draw=2)[0]
