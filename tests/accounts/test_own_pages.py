"""My own account, the declaration, the scope switcher, and the gate around everything."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory

from streetwork.accounts.middleware import Gate
from streetwork.accounts.models import Declaration, Theme
from streetwork.tenancy.models import State
from tests.factories.accounts import UserFactory
from tests.factories.cast import client_of


def test_everybody_edits_name_language_and_appearance(cast):
    client = client_of(cast.owner)
    client.post("/accounts/me/", {"name": "Olga Neu", "language": "en", "theme": Theme.DARK})
    cast.owner.refresh_from_db()
    assert (cast.owner.name, cast.owner.language, cast.owner.theme) == ("Olga Neu", "en", "dark")


@pytest.mark.parametrize("wrong", [{"name": ""}, {"language": "pl"}, {"theme": "pink"}])
def test_nonsense_about_myself_is_refused(cast, wrong):
    fields = {"name": "Olga", "language": "de", "theme": "auto", **wrong}
    assert client_of(cast.owner).post("/accounts/me/", fields).status_code == 422


def test_nobody_makes_themselves_an_administrator(cast):
    client_of(cast.owner).post(
        "/accounts/me/",
        {"name": "O", "language": "de", "theme": "auto", "is_staff": "on", "is_superuser": "on", "email": "x@y.z"},
    )
    email = cast.owner.email
    cast.owner.refresh_from_db()
    assert not cast.owner.is_staff
    assert not cast.owner.is_superuser
    assert cast.owner.email == email


def test_my_page_names_my_roles_and_states(cast):
    page = client_of(cast.traveller).get("/accounts/me/").content.decode()
    assert "Kompan" in page
    assert all(state.name in page for state in State.objects.filter(code__in=["ST", "NW", "HE"]))


def test_the_declaration_comes_before_the_first_access(cast):
    client = client_of(cast.owner)
    session = client.session
    del session["declared"]
    session.save()
    assert client.get("/today/").headers["Location"] == "/accounts/declaration/"
    page = client.get("/accounts/declaration/")
    assert "203" in page.content.decode()
    assert client.post("/accounts/declaration/", {"version": 1}).status_code == 422
    assert client.get("/today/").headers["Location"] == "/accounts/declaration/"
    assert client.post("/accounts/declaration/", {"version": 1, "agreed": "on"}).status_code == 302
    assert client.get("/today/").status_code == 200
    assert cast.owner.declarations.get().declaration.version == 1


def test_a_new_version_asks_everybody_again_at_once(cast):
    client = client_of(cast.owner)
    assert client.get("/today/").status_code == 200
    Declaration.objects.create(version=2, text_de="Neu")
    assert client.get("/today/").headers["Location"] == "/accounts/declaration/"


def test_what_was_not_shown_is_not_signed(cast):
    client = client_of(cast.owner)
    Declaration.objects.create(version=2, text_de="Neu")
    client.post("/accounts/declaration/", {"version": 1, "agreed": "on"})
    assert not cast.owner.declarations.exists()


def test_signing_twice_is_signing_once(cast):
    client = client_of(cast.owner)
    for _time in range(2):
        client.post("/accounts/declaration/", {"version": 1, "agreed": "on"})
    assert cast.owner.declarations.count() == 1


def state(code):
    return State.objects.get(code=code).pk


def test_the_switcher_narrows_to_one_of_my_states_and_back(cast):
    client = client_of(cast.traveller)
    assert client.post("/accounts/scope/", {"state": state("NW"), "next": "/accounts/me/"}).url == "/accounts/me/"
    assert client.get("/accounts/me/").wsgi_request.scope.read == {state("NW")}
    client.post("/accounts/scope/", {"state": ""})
    assert len(client.get("/accounts/me/").wsgi_request.scope.read) == 4


@pytest.mark.parametrize("wanted", ["14", "999", "nonsense", "-1", "²"])
def test_the_switcher_gives_no_state_that_is_not_mine(cast, wanted):
    client = client_of(cast.traveller)
    client.post("/accounts/scope/", {"state": wanted})
    assert len(client.get("/accounts/me/").wsgi_request.scope.read) == 4


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_the_switcher_leads_nowhere_else(cast, target):
    assert client_of(cast.owner).post("/accounts/scope/", {"state": "", "next": target}).url == "/today/"


def test_the_switcher_answers_posts_only(cast):
    assert client_of(cast.owner).get("/accounts/scope/").status_code == 405


@pytest.mark.parametrize("path", ["/accounts/me/", "/accounts/declaration/", "/team/", "/team/invite/"])
def test_strangers_are_led_to_the_door_and_back(db, client, path):
    assert client.get(path).headers["Location"] == f"/accounts/login/?next={path}"


def test_a_view_that_declares_no_audience_is_refused():
    def forgotten(request):
        raise AssertionError("entered")

    request = RequestFactory().get("/")
    request.resolver_match = type("Match", (), {"namespaces": [], "url_name": "forgotten", "route": ""})
    with pytest.raises(ImproperlyConfigured, match="forgotten"):
        Gate(None).process_view(request, forgotten, (), {})


def test_a_person_without_any_role_reads_nothing(cast):
    response = client_of(cast.newcomer).get("/accounts/me/")
    assert response.wsgi_request.scope.read == frozenset()


def test_administrators_open_no_tenant(cast):
    response = client_of(cast.administrator).get("/accounts/me/")
    assert response.wsgi_request.scope.read == frozenset()


def test_staff_pages_speak_both_languages(db):
    for language in ("de", "en"):
        client = client_of(UserFactory(language=language))
        assert f'lang="{language}"' in client.get("/accounts/me/").content.decode()
