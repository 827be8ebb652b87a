"""The whole OpenAPI description against the application itself: no 5xx, nothing that the description does not say.

A few examples per operation with a fixed seed; `SCHEMATHESIS_EXAMPLES=300 make test ARGS=tests/reporting_api` looks
longer, with another seed each time.
"""

import os

import pytest
import schemathesis
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.factories.referrals import CenterFactory
from tests.reporting_api.conftest import FIRST, SECOND

LONGER = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "0"))
SETTINGS = settings(
    max_examples=LONGER or 6, derandomize=not LONGER, database=None, deadline=None,
    suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate],
)  # fmt: skip
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance,
]  # fmt: skip
ROOMS = ("/api/v1/stats/", "/api/v1/", "/hsds/")
SCHEMA = "/api/v1/schema/"


def wrong_data_is_refused(ctx, response, case):
    """An empty parameter of HSDS is like none, so it is not wrong."""
    if not any(value in ("", [""]) for value in (case.query or {}).values()):
        negative_data_rejection(ctx, response, case)


@pytest.fixture
def furnished(db, opened, releases):
    releases("quarter", "2026-01-01", FIRST, withheld=["quarter-language-platform"])
    releases("quarter", "2026-04-01", SECOND)
    releases("month", "2026-05-01", {"month-total": {("", ""): 412}})
    with opened("ST"):
        CenterFactory(name="Beratung")


@pytest.fixture
def described(furnished):
    """The description as it is served, called in this process; as with Django's client the connection stays open."""
    schema = schemathesis.openapi.from_dict(Client().get(SCHEMA).json())
    schema.app = WSGIHandler()
    ends = (signals.request_started, signals.request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    yield schema
    for end in ends:
        end.connect(close_old_connections)


def operations(schema, room):
    """The room's operations; the first one of ROOMS that fits takes a path."""
    for found in schema.get_all_operations():
        operation = found.ok()
        if next(each for each in ROOMS if operation.path.startswith(each)) == room:
            yield operation


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_answers_are_what_the_description_says(described, room, mode):
    tried = 0
    for operation in operations(described, room):
        if mode == GenerationMode.NEGATIVE and not (operation.query or operation.path_parameters):
            continue

        @SETTINGS
        @given(case=operation.as_strategy(generation_mode=mode))
        def asked(case):
            case.call_and_validate(checks=[*CHECKS, wrong_data_is_refused])

        (asked if LONGER else seed(7)(asked))()
        tried += 1
    assert tried or room == "/api/v1/"


@pytest.mark.parametrize("room", ROOMS)
def test_what_only_reads_refuses_every_other_method(described, room):
    client = Client(enforce_csrf_checks=True)
    for operation in operations(described, room):
        path = operation.path.replace("{table}", "month-total").replace("{key}", "00000000-0000-4000-8000-000000000000")
        for method in (client.post, client.put, client.patch, client.delete, client.trace):
            answer = method(path)
            assert answer.status_code == 405, (path, method.__name__, answer.status_code)
            assert "GET" in answer["Allow"]
            assert answer["Content-Type"] == "application/problem+json"


def test_the_description_is_openapi_3_1_with_an_example_for_each_operation(described):
    document = Client().get(SCHEMA).json()
    assert document["openapi"] == "3.1.1"
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    for path, item in document["paths"].items():
        for operation in (each for name, each in item.items() if name == "get"):
            answers = operation["responses"]
            assert {"200", "304", "401", "403", "429"} <= set(answers), path
            assert operation["security"] == [{}, {"token": []}]
            shown = answers["200"]["content"].values()
            assert all("examples" in media or "example" in media for media in shown), path
