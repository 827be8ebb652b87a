"""How long a session lasts, and what the door tells a stranger."""

import time

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client

from streetwork.accounts import middleware
from tests.accounts.conftest import PASSWORD
from tests.factories.cast import client_of

PAGE = "/accounts/me/"
HOUR = 3600


@pytest.fixture
def clock(monkeypatch):
    """`clock(seconds)` moves the time that the session limits see."""
    start = time.time()
    moved = [0]
    monkeypatch.setattr(middleware.time, "time", lambda: start + moved[0])

    def move(seconds):
        moved[0] += seconds

    return move


@pytest.fixture
def owner(cast):
    cast.owner.set_password(PASSWORD)
    cast.owner.save()
    cast.owner.emailaddress_set.create(email=cast.owner.email, verified=True, primary=True)
    return cast.owner


def is_inside(client):
    return client.get(PAGE).status_code == 200


def test_a_session_ends_twelve_hours_after_signing_in_however_busy(cast, clock):
    client = client_of(cast.owner)
    assert is_inside(client)
    for _hour in range(12):
        clock(HOUR - 1)
        assert is_inside(client)
    clock(13)
    assert not is_inside(client)


def test_a_shared_device_forgets_after_thirty_idle_minutes(cast, clock):
    client = client_of(cast.owner)
    session = client.session
    session["shared_device"] = True
    session.save()
    for _time in range(3):
        assert is_inside(client)
        clock(29 * 60)
    assert is_inside(client)
    clock(31 * 60)
    assert not is_inside(client)


def test_the_own_device_does_not_mind_a_pause(cast, clock):
    client = client_of(cast.owner)
    assert is_inside(client)
    clock(5 * HOUR)
    assert is_inside(client)


def test_signing_in_starts_the_clock_anew(owner, clock):
    client = Client()
    client.get("/accounts/login/")
    client.post("/accounts/login/", {"login": owner.email, "password": PASSWORD})
    assert abs(client.session["began"] - middleware.time.time()) < 60


@pytest.mark.parametrize(("fields", "shared", "at_close"), [({}, False, False), ({"shared_device": "on"}, True, True)])
def test_the_sign_in_form_asks_for_a_shared_device(owner, fields, shared, at_close):
    client = Client()
    client.post("/accounts/login/", {"login": owner.email, "password": PASSWORD, **fields})
    assert client.session["shared_device"] is shared
    assert client.session.get_expire_at_browser_close() is at_close


def test_the_list_of_devices_is_written_every_five_minutes_only(cast, clock, django_assert_num_queries):
    client = client_of(cast.owner)
    client.get(PAGE)
    seen = UserSession.objects.get().last_seen_at
    clock(200)
    client.get(PAGE)
    assert UserSession.objects.get().last_seen_at == seen
    clock(200)
    client.get(PAGE)
    assert UserSession.objects.get().last_seen_at > seen


def test_other_devices_can_be_signed_out(cast):
    here, there = client_of(cast.owner), client_of(cast.owner)
    for client in (here, there):
        client.get(PAGE)
    assert len(here.get("/accounts/sessions/").context["sessions"]) == 2
    here.post("/accounts/sessions/")
    assert is_inside(here)
    assert not is_inside(there)


def test_an_expired_fragment_gets_401_so_that_nothing_typed_is_lost(cast):
    response = client_of().get(PAGE, headers={"HX-Request": "true"})
    assert response.status_code == 401


def test_sign_up_says_invitation_only(db, client):
    page = client.get("/accounts/signup/")
    assert page.status_code == 200
    assert "account/signup_closed.html" in [template.name for template in page.templates]
    client.post("/accounts/signup/", {"email": "eve@evil.example", "password1": PASSWORD})
    assert mail.outbox == []


def test_the_door_does_not_tell_who_has_an_account(owner, client):
    answers = [
        client.post("/accounts/login/", {"login": email, "password": "wrong"}).context["form"].errors.as_text()
        for email in (owner.email, "nobody@team.example")
    ]
    assert answers[0] == answers[1]


def test_neither_does_the_forgotten_password(owner):
    answers = [
        Client().post("/accounts/password/reset/", {"email": email}).headers["Location"]
        for email in (owner.email, "nobody@team.example")
    ]
    assert answers[0] == answers[1]
    assert len(mail.outbox) == 2


def test_guessing_is_stopped_even_with_the_right_password(owner, client):
    for _attempt in range(5):
        client.post("/accounts/login/", {"login": owner.email, "password": "wrong"})
    response = client.post("/accounts/login/", {"login": owner.email, "password": PASSWORD})
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_failing_mail_server_costs_a_message_not_the_page(owner, client, settings):
    settings.EMAIL_BACKEND = "tests.accounts.test_sessions.Broken"
    response = client.post("/accounts/password/reset/", {"email": owner.email}, follow=True)
    assert response.status_code == 200
    assert [message.level_tag for message in response.context["messages"]] == ["error"]


class Broken:
    def __init__(self, *args, **kwargs):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError


def test_inactive_people_are_out_at_once(cast):
    client = client_of(cast.owner)
    assert is_inside(client)
    cast.owner.is_active = False
    cast.owner.save()
    assert not is_inside(client)
