import pytest
from django.test import Client

from tests.factories.reporting_releases import releases, statistics_swept  # noqa: F401

QUARTER = "quarter-state-language"
FIRST = {QUARTER: {("ST", "pl"): 12, ("ST", "ro"): 30, ("SN", "pl"): 7, ("SN", "other"): 5}}
SECOND = {QUARTER: {("ST", "pl"): 15, ("NW", "ro"): 8}}


@pytest.fixture
def get(db):
    client = Client()
    return lambda address="tables", **headers: client.get(f"/api/v1/stats/{address}", headers=headers)


@pytest.fixture
def two(releases):  # noqa: F811
    """Two quarters, published."""
    return releases("quarter", "2026-01-01", FIRST), releases("quarter", "2026-04-01", SECOND)
