"""Single sign-on by settings: finds invited people by their verified address, makes nobody new."""

from urllib.parse import parse_qs, urlsplit

import pytest

from streetwork.accounts.models import User
from tests.accounts.oidc_server import CLIENT_ID, running
from tests.factories.accounts import give_second_factor

LOGIN, CALLBACK = "/accounts/oidc/carrier/login/", "/accounts/oidc/carrier/login/callback/"


@pytest.fixture
def carrier(settings):
    with running() as (provider, origin):
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "OAUTH_PKCE_ENABLED": True,
                "APPS": [
                    {
                        "provider_id": "carrier",
                        "name": "Träger",
                        "client_id": CLIENT_ID,
                        "secret": "secret",
                        "settings": {"server_url": origin, "email_authentication": True},
                    }
                ],
            }
        }
        yield provider


@pytest.fixture
def owner(cast):
    cast.owner.emailaddress_set.create(email=cast.owner.email, verified=True, primary=True)
    return cast.owner


def come_back(client, provider, **person):
    """Through the carrier's page and back; answers the last response."""
    provider.person = {"sub": "4711", **person}
    there = client.post(LOGIN)
    query = parse_qs(urlsplit(there.headers["Location"]).query)
    assert query["code_challenge_method"] == ["S256"]
    return client.get(CALLBACK, {"code": "abc", "state": query["state"][0]})


def test_the_login_page_offers_it(carrier, db, client):
    assert "Träger" in client.get("/accounts/login/").content.decode()


def test_without_settings_there_is_none(db, client):
    assert LOGIN not in client.get("/accounts/login/").content.decode()
    assert client.post(LOGIN).status_code == 404


def test_an_invited_person_signs_in_by_the_verified_address(carrier, owner, client):
    response = come_back(client, carrier, email=owner.email, email_verified=True)
    assert response.headers["Location"] == "/today/"
    assert client.session["_auth_user_id"] == str(owner.pk)
    assert "code_verifier" in carrier.exchanged


def test_the_carrier_does_not_replace_the_second_factor(carrier, owner, client):
    give_second_factor(owner)
    response = come_back(client, carrier, email=owner.email, email_verified=True)
    assert response.headers["Location"] == "/accounts/2fa/authenticate/"
    assert "_auth_user_id" not in client.session


def test_the_binding_outlives_a_changed_address(carrier, owner, client):
    come_back(client, carrier, email=owner.email, email_verified=True)
    client.logout()
    come_back(client, carrier, email="renamed@team.example", email_verified=True)
    assert client.session["_auth_user_id"] == str(owner.pk)


@pytest.mark.parametrize(
    "person",
    [
        {"email": "nobody@team.example", "email_verified": True},
        {"email": "OWNER", "email_verified": False},
        {"email": "OWNER"},
        {},
    ],
)
def test_others_are_refused_with_a_clear_page(carrier, owner, client, person):
    person = {**person, "email": owner.email} if person.get("email") == "OWNER" else person
    before = User.objects.count()
    response = come_back(client, carrier, **person)
    assert response.status_code == 200
    assert "account/signup_closed.html" in [template.name for template in response.templates]
    assert "_auth_user_id" not in client.session
    assert User.objects.count() == before


def test_an_inactive_person_stays_outside(carrier, owner, client):
    owner.is_active = False
    owner.save()
    come_back(client, carrier, email=owner.email, email_verified=True)
    assert "_auth_user_id" not in client.session


def test_a_foreign_state_is_refused(carrier, owner, client):
    carrier.person = {"sub": "4711", "email": owner.email, "email_verified": True}
    client.get(CALLBACK, {"code": "abc", "state": "forged"})
    assert "_auth_user_id" not in client.session
