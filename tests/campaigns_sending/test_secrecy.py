"""The token: in no log, no error, no page, no address, no task; in the database only sealed."""

import logging
import traceback

import pytest
from django.db import connection
from django.urls import reverse

from campaigns.models import ChannelConnection
from campaigns.sending.bot_api import call_json
from campaigns.sending.connectors import NoAnswer, RefusedByPlatform, TryLater
from campaigns.sending.tasks import send_due
from campaigns.sending.tokens import Token, sealed, token_of
from streetwork.vault.sealing import BrokenSeal
from tests.campaigns_sending.bot_api import TOKEN
from tests.campaigns_sending.conftest import channel_of, connected, due_placement
from tests.factories.cast import client_of

pytestmark = pytest.mark.django_db
SECRET = TOKEN.partition(":")[2]


@pytest.fixture
def logged(caplog):
    """Everything that anybody logs at the loudest level, also libraries, with the locals of no frame."""
    caplog.set_level(logging.DEBUG)
    for name in ("urllib3", "urllib3.connectionpool", "requests", "http.client", "django", "celery"):
        caplog.set_level(logging.DEBUG, logger=name)
    return caplog


@pytest.mark.parametrize("kind", ["fine", "flood", "fault", "drop", "gateway", "garbage", "redirect"])
def test_no_log_line_carries_the_token(api, logged, capsys, kind):
    due_placement()
    if kind != "fine":
        api.next(kind)
    send_due()
    out, err = capsys.readouterr()
    assert SECRET not in logged.text + out + err
    assert not any(SECRET in str(record.__dict__) for record in logged.records)


@pytest.mark.parametrize(
    ("kind", "raised"),
    [("drop", NoAnswer), ("garbage", NoAnswer), ("flood", TryLater), ("fault", TryLater), ("nobody", TryLater)],
)
def test_no_error_leads_back_to_the_token(api, settings, kind, raised):
    """Not in its words, not in the error behind it, not in a local of a frame that a debugger would show."""
    if kind == "nobody":
        settings.TELEGRAM_API_URL = "http://127.0.0.1:9"
    else:
        api.next(kind)
    with pytest.raises(raised) as caught:
        call_json(Token(TOKEN), "sendMessage", chat_id="@x", text="x")
    assert caught.value.__context__ is None
    told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    inside = [line for line in told.format() if "/campaigns/sending/" in line]
    assert inside
    assert SECRET not in "".join(inside)


def test_the_database_holds_the_token_sealed_and_bound_to_its_row():
    channel = connected()
    held = channel.connection
    with connection.cursor() as cursor:
        cursor.execute("SELECT c::text, e::text FROM campaigns_channelconnection c, campaigns_channelconnectionevent e")
        assert SECRET not in str(cursor.fetchall())
    assert SECRET.encode() not in bytes(held.token)
    assert token_of(held).reveal() == TOKEN
    other = channel_of(name="Other", url="https://t.me/other")
    moved = ChannelConnection(channel=other, token=sealed(Token(TOKEN), channel=channel.pk))
    with pytest.raises(BrokenSeal):
        token_of(moved)


def test_the_same_token_is_sealed_differently_each_time():
    assert sealed(Token(TOKEN), channel=1) != sealed(Token(TOKEN), channel=1)


def test_a_token_does_not_tell_itself():
    token = Token(TOKEN)
    assert SECRET not in f"{token} {token!r} {[token]} {vars(token) if hasattr(token, '__dict__') else ''}"


def test_no_page_shows_the_token_again(cast, api):
    channel = connected()
    client = client_of(cast.lead)
    page = reverse("sending:channel", args=[channel.pk])
    assert SECRET not in client.get(page).content.decode()
    assert SECRET not in client.get(reverse("channels:detail", args=[channel.pk])).content.decode()
    api.tokens = set()
    api.tokens.add("1:none")
    again = client.post(page, {"address": "@kompan_pl", "token": TOKEN})
    assert again.status_code == 422
    assert SECRET not in again.content.decode()


def test_an_api_that_is_not_encrypted_and_not_local_is_refused(settings):
    from django.core.exceptions import ImproperlyConfigured

    settings.TELEGRAM_API_URL = "http://telegram.example"
    with pytest.raises(ImproperlyConfigured):
        call_json(Token(TOKEN), "getMe")


def test_something_that_is_no_token_never_becomes_part_of_an_address(api):
    with pytest.raises(RefusedByPlatform):
        call_json(Token("1:x/../../elsewhere\r\nHost: y"), "getMe")
    assert api.requests == []
