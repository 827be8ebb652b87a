import pytest
from django.http import HttpResponse
from django.urls import reverse

from tests.factories.cast import client_of
from tests.web.markup import problems_of

PUBLIC = ["/", "/pl/", "/accounts/login/", "/accounts/password/reset/", "/demo/mail/"]
ACCOUNT = [
    "web:today",
    "mfa_index",
    "mfa_list_webauthn",
    "account_change_password",
    "account_email",
    "usersessions_list",
    "account_logout",
    "account_reauthenticate",
]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_sound_and_free_of_inline_code(path, settings):
    settings.DEMO_MODE = True
    response = client_of().get(path)
    assert response.status_code == 200
    assert problems_of(response) == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", ACCOUNT)
def test_a_page_of_the_own_account_is_sound_and_free_of_inline_code(cast, name):
    response = client_of(cast.owner).get(reverse(name))
    assert response.status_code == 200
    assert problems_of(response) == []


@pytest.mark.django_db
def test_the_administration_has_no_inline_code(cast):
    response = client_of(cast.administrator).get("/admin/")
    assert problems_of(response) == []
    assert b"css/admin.css" in response.content


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/nowhere/", "/health/live"])
def test_the_policy_allows_nothing_unsafe_and_nobody_else(path):
    policy = client_of().get(path).headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.django_db
def test_the_start_page_asks_for_no_cookie():
    assert not client_of().get("/").cookies


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<p style="color:red">', "style attribute on <p>: color:red"),
        ("<style>p{}</style>", "<style> element"),
        ("<script>alert(1)</script>", "inline script"),
        ('<a href=" JavaScript:alert(1)">', "javascript: address on <a>"),
        ('<b onclick="x()">', "onclick handler on <b>"),
        ('<img src="https://x.org/a.png" alt="">', "foreign request by <img src>: https://x.org/a.png"),
        ('<i id="a"></i><i id="a"></i>', "id 'a' occurs 2 times"),
    ],
)
def test_the_reader_finds_what_it_is_there_to_find(html, problem):
    assert problem in problems_of(HttpResponse(html), fragment=True)
