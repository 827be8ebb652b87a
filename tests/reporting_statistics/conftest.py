import pytest
from django.test import Client
from django.utils import translation

from tests.factories.reporting_releases import releases, statistics_swept  # noqa: F401

MONTH = {
    "month-total": {("", ""): 412},
    "month-state": {("ST", ""): 300, ("NW", ""): 100, ("DE", ""): 12},
    "month-language": {("pl", ""): 280, ("ro", ""): 120, ("other", ""): 12},
    "month-topic": {("working_conditions", ""): 250, ("housing", ""): 160},
    "month-platform": {("facebook", ""): 410},
}
QUARTER = {
    "quarter-state-language": {("ST", "pl"): 700, ("NW", "ro"): 300, ("DE", "other"): 14},
    "quarter-state-topic": {("ST", "housing"): 690, ("NW", "working_conditions"): 300},
    "quarter-language-topic": {("pl", "housing"): 690, ("ro", "working_conditions"): 310, ("ro", "housing"): 5},
    "quarter-language-platform": {("pl", "facebook"): 695, ("ro", "facebook"): 300},
}


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def visitor(db):
    return Client()


@pytest.fixture
def month(db, releases):  # noqa: F811
    return releases("month", "2026-09-01", MONTH)


@pytest.fixture
def quarter(month):
    from tests.factories.reporting_releases import publish

    return publish("quarter", "2026-07-01", QUARTER)
