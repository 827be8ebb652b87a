"""The second factor: everybody enrols one, shows it once in each session, and no session sneaks past."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client

from tests.accounts.conftest import PASSWORD
from tests.factories.accounts import member
from tests.factories.cast import KOMPAN, client_of

TODAY, ENROL, REAUTHENTICATE = "/accounts/me/", "/accounts/2fa/", "/accounts/2fa/reauthenticate/"


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def person(db):
    user = member("counselor", KOMPAN, "ST", email="olga@team.example")
    user.set_password(PASSWORD)
    user.save()
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user


def sign_in(client, user, **fields):
    return client.post("/accounts/login/", {"login": user.email, "password": PASSWORD, **fields})


@pytest.fixture(autouse=True)
def _commit_at_once(monkeypatch):
    """allauth tells of a new factor on commit, inside the request: tests never commit."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda function, **options: function())


def enrol(client):
    """Walks through allauth's pages as a person would; answers the secret."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    response = client.post("/accounts/2fa/totp/activate/", {"code": code_for(secret)})
    assert response.status_code == 302
    return secret


def test_without_one_every_page_leads_to_enrolment(person, client):
    sign_in(client, person)
    assert client.get(TODAY).headers["Location"] == ENROL
    assert client.get(ENROL).status_code == 200
    assert client.get("/admin/").status_code == 403


def test_administrators_enrol_before_the_administration_opens(cast):
    client = client_of(cast.administrator, ready=False)
    assert client.get("/admin/").headers["Location"] == ENROL


def test_enrolment_opens_the_door_and_shows_recovery_codes(person, client):
    sign_in(client, person)
    enrol(client)
    assert len(client.get("/accounts/2fa/recovery-codes/").context["unused_codes"]) == 10
    assert client.get(TODAY).headers["Location"] == "/accounts/declaration/"


def test_the_secret_lies_encrypted(person, client):
    sign_in(client, person)
    secret = enrol(client)
    stored = [str(data) for data in Authenticator.objects.values_list("data", flat=True)]
    assert len(stored) == 2
    assert all(secret not in data for data in stored)


def test_enrolment_is_told_by_mail(person, client):
    sign_in(client, person)
    enrol(client)
    assert mail.outbox[-1].to == [person.email]


def test_the_next_sign_in_asks_for_the_code(person, client):
    sign_in(client, person)
    secret = enrol(client)
    later = Client()
    assert sign_in(later, person).headers["Location"] == "/accounts/2fa/authenticate/"
    assert later.get(TODAY).headers["Location"].startswith("/accounts/login/")
    assert later.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    wait_for_next_code(secret)
    assert later.post("/accounts/2fa/authenticate/", {"code": code_for(secret)}).status_code == 302
    assert later.get(TODAY).headers["Location"] == "/accounts/declaration/"


def test_a_recovery_code_opens_once(person, client):
    sign_in(client, person)
    enrol(client)
    code = client.get("/accounts/2fa/recovery-codes/").context["unused_codes"][0]
    second, third = Client(), Client()
    sign_in(second, person)
    second.post("/accounts/2fa/authenticate/", {"code": code})
    assert second.get(TODAY).headers["Location"] == "/accounts/declaration/"
    sign_in(third, person)
    assert third.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 200
    assert third.get(TODAY).headers["Location"].startswith("/accounts/login/")


def test_a_session_that_knew_the_password_alone_stays_outside(person, client):
    """Somebody with a stolen password waits signed in until the owner enrols."""
    thief = Client()
    sign_in(thief, person)
    sign_in(client, person)
    enrol(client)
    for page in (TODAY, ENROL, "/accounts/2fa/webauthn/add/", "/accounts/2fa/totp/deactivate/",
                 "/accounts/2fa/recovery-codes/", "/accounts/email/"):  # fmt: skip
        assert thief.get(page).headers["Location"].startswith(REAUTHENTICATE), page
    thief.post("/accounts/reauthenticate/", {"password": PASSWORD})
    thief.post("/accounts/2fa/totp/deactivate/")
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()


def test_that_session_gets_in_with_the_code(person, client):
    other = Client()
    sign_in(other, person)
    sign_in(client, person)
    secret = enrol(client)
    where = other.get(TODAY).headers["Location"]
    assert other.get(where).status_code == 200
    wait_for_next_code(secret)
    assert other.post(where, {"code": code_for(secret), "next": TODAY}).headers["Location"] == TODAY
    assert other.get(TODAY).headers["Location"] == "/accounts/declaration/"


def test_a_removed_factor_counts_in_all_sessions_at_once(cast):
    first, second = client_of(cast.owner), client_of(cast.owner)
    assert first.get(TODAY).status_code == second.get(TODAY).status_code == 200
    Authenticator.objects.filter(user=cast.owner).delete()
    assert first.get(TODAY).headers["Location"] == ENROL
    assert second.get(TODAY).headers["Location"] == ENROL


def test_recovery_codes_alone_are_no_factor(cast):
    client = client_of(cast.owner)
    Authenticator.objects.filter(user=cast.owner).update(type=Authenticator.Type.RECOVERY_CODES)
    assert client.get(TODAY).headers["Location"] == ENROL


def test_the_proof_of_one_person_is_none_for_another(cast):
    client = client_of(cast.owner)
    session = client.session
    session["second_factor"] = cast.colleague.pk
    session.save()
    assert client.get(TODAY).headers["Location"].startswith(REAUTHENTICATE)


def test_demo_mode_asks_for_none(cast, settings):
    settings.DEMO_MODE = True
    assert client_of(cast.owner, ready=False).get(TODAY).headers["Location"] == "/accounts/declaration/"


def test_a_new_password_keeps_the_factor_and_ends_all_sessions(person, client):
    sign_in(client, person)
    enrol(client)
    stranger = Client()
    stranger.post("/accounts/password/reset/", {"email": person.email})
    path = next(word for word in mail.outbox[-1].body.split() if "/password/reset/key/" in word)
    form = stranger.get(path.partition("testserver")[2]).headers["Location"]
    new = "another battery 77 horse"
    assert stranger.post(form, {"password1": new, "password2": new}).status_code == 302
    assert client.get(TODAY).headers["Location"].startswith("/accounts/login/")
    again = stranger.post("/accounts/login/", {"login": person.email, "password": new})
    assert again.headers["Location"] == "/accounts/2fa/authenticate/"


def wait_for_next_code(secret):
    """A code works once: forget that this one was used."""
    from django.core.cache import cache

    cache.clear()
