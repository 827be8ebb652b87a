"""A server that speaks the Bot API, a channel connected to it, posts that may go out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.enums import Connector
from campaigns.models import ChannelConnection
from campaigns.sending.tokens import Token, sealed
from streetwork.presence.models import OwnChannel
from streetwork.vocabulary.models import Platform
from tests.campaigns_sending.bot_api import TOKEN, BotApi
from tests.delivery.conftest import run_python  # noqa: F401 (a fixture)
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of, release_of
from tests.factories.cast import KOMPAN


@pytest.fixture
def api(settings):
    """The server; the settings name it."""
    with BotApi() as server:
        settings.TELEGRAM_API_URL = server.url
        yield server


@pytest.fixture(autouse=True)
def by_day(monkeypatch):
    """Tests pass at night, too."""
    monkeypatch.setattr("campaigns.sending.rules.is_night", lambda now: False)


def channel_of(*, slug=KOMPAN, on="telegram", name="Kompan auf Polnisch", url="https://t.me/kompan_pl", **facts):
    return OwnChannel.objects.create(
        programme=programme(slug), platform=Platform.objects.get(code=on), name=name, url=url, **facts
    )


def connected(channel=None, *, token=TOKEN, address="@kompan_pl", **facts):
    """The channel with a connection, as connecting leaves it."""
    channel = channel or channel_of()
    ChannelConnection.objects.create(
        channel=channel, connector=Connector.TELEGRAM, address=address, bot_name="streetwork_test_bot",
        token=sealed(Token(token), channel=channel.pk), **facts,
    )  # fmt: skip
    return channel


def due_placement(channel=None, *, campaign=None, text="Kostenlose Kurse: kompan.example", minutes=1, **facts):
    """A released post that is due since `minutes` in a connected channel."""
    channel = channel or connected()
    post = post_of(campaign or campaign_of(platforms=("telegram",)))
    version = post_version_of(post, text=text, **facts)
    release_of(version)
    return placement_of(post, platform="telegram", channel=channel, due_at=timezone.now() - timedelta(minutes=minutes))
