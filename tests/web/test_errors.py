"""No test here has a database: pytest-django refuses the first query."""

import pytest
from django.test import RequestFactory
from django.utils import translation

from streetwork.web import errors
from tests.web.markup import problems_of

PAGES = [
    (errors.forbidden, 403, "not for your role"),
    (errors.not_found, 404, "nothing here"),
    (errors.too_many, 429, "Too many attempts"),
    (errors.server_error, 500, "went wrong on our side"),
    (errors.csrf_failure, 403, "open too long"),
]


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(("view", "status", "words"), PAGES)
def test_an_error_page_speaks_in_the_design_and_asks_no_database(view, status, words):
    response = view(RequestFactory().get("/x/"))
    assert response.status_code == status
    assert words in response.content.decode()
    assert problems_of(response) == []


@pytest.mark.parametrize(("view", "status", "words"), PAGES)
def test_htmx_gets_a_notice_for_the_flash_region_with_the_same_status(view, status, words):
    response = view(RequestFactory().get("/x/", headers={"HX-Request": "true"}))
    assert (response.status_code, response.headers["X-Flash"]) == (status, "1")
    assert "data-flash" in response.content.decode()
    assert "<html" not in response.content.decode()


def test_our_mistake_names_the_number_of_the_request():
    request = RequestFactory().get("/x/")
    request.id = "abc123"
    assert "abc123" in errors.server_error(request).content.decode()


def test_a_broken_error_page_still_answers(monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(errors.loader, "render_to_string", broken)
    response = errors.server_error(RequestFactory().get("/x/"))
    assert response.status_code == 500
    assert "schiefgegangen" in response.content.decode()


@pytest.mark.django_db
def test_an_address_that_does_not_exist_is_404_in_the_design(client):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert b"error-main" in response.content
