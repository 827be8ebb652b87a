import logging

import pytest
import structlog
from django.http import HttpResponse
from django.test import RequestFactory

from streetwork.web.logs import RequestLogMiddleware, without_values


def int_of(text):
    raise ValueError(text)


def test_an_exception_is_logged_without_its_words():
    with pytest.raises(ValueError, match="note said") as caught:
        int_of("the note said: 0176 1234567")
    event = without_values(None, "error", {"event": "failed", "exc_info": caught.value})
    assert event["error"] == "ValueError"
    assert "0176" not in str(event)
    assert event["at"][-1].endswith("int_of")


@pytest.fixture
def lines():
    with structlog.testing.capture_logs() as captured:
        yield captured


def test_a_request_is_logged_by_route_and_never_by_path_or_query(lines):
    request = RequestFactory().get("/secret-token/?q=Ania")
    request.resolver_match = None
    RequestLogMiddleware(lambda request: HttpResponse())(request)
    assert "secret" not in str(lines)
    assert "Ania" not in str(lines)


def test_every_request_gets_a_number():
    request = RequestFactory().get("/")
    request.resolver_match = None
    RequestLogMiddleware(lambda request: HttpResponse())(request)
    assert len(request.id) == 12


def test_djangos_own_line_about_refused_requests_is_silent():
    from django.conf import settings

    from streetwork.web.logs import configure

    configure(settings.LOGGING)
    assert not logging.getLogger("django.request").isEnabledFor(logging.ERROR)
