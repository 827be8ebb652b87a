"""Publishing by machine: connections and posts belong to a programme, in all of its states."""

from datetime import timedelta

from django.utils import timezone

from campaigns.models import ChannelConnection, SendAttempt
from campaigns.sending.tokens import Token, sealed
from streetwork.accounts.roles import PUBLISHES, READS_CAMPAIGNS, WRITES_CAMPAIGNS
from streetwork.presence.models import OwnChannel
from streetwork.vocabulary.models import Platform
from tests.campaigns_sending.bot_api import TOKEN
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of, release_of
from tests.factories.cast import KOMPAN
from tests.walls.route import OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("bot", "chat_title", "sent_text")
# Bot and channel stand on the pages of those who connect; what was sent on those of who publishes.
RECEIVES: dict[str, set[str]] = {
    "owner": {"sent_text"},
    "colleague": {"sent_text"},
    "outsider": {"sent_text"},
    "campaign_editor": {"bot", "chat_title", "sent_text"},
    "lead": {"bot", "chat_title", "sent_text"},
}
VARIANTS: dict[str, list[str]] = {}
POSTS: dict[str, dict] = {
    "sending:channel": {"address": "@walls", "token": "no token"},
}


def connected(world):
    return {"pk": world.connected.pk}


def in_doubt(world):
    return {"pk": world.in_doubt.pk}


ROUTES: list[Route] = [
    Route("sending:overview", READS_CAMPAIGNS, get=200),
    Route("sending:doubtful", PUBLISHES, get=200),
    Route("sending:channel", WRITES_CAMPAIGNS, get=200, post=422, at=connected, row=OF_PROGRAMME),
    Route("sending:check", WRITES_CAMPAIGNS, post=302, at=connected, row=OF_PROGRAMME),
    Route("sending:pause", WRITES_CAMPAIGNS, post=302, at=connected, row=OF_PROGRAMME),
    Route("sending:resume", WRITES_CAMPAIGNS, post=302, at=connected, row=OF_PROGRAMME),
    Route("sending:disconnect", WRITES_CAMPAIGNS, post=302, at=connected, row=OF_PROGRAMME),
    Route("sending:now", PUBLISHES, post=302, at=in_doubt, row=OF_PROGRAMME),
    Route("sending:again", PUBLISHES, post=302, at=in_doubt, row=OF_PROGRAMME),
    Route("sending:replan", PUBLISHES, post=302, at=in_doubt, row=OF_PROGRAMME),
    Route("sending:there", PUBLISHES, post=302, at=in_doubt, row=OF_PROGRAMME),
]


def furnish(world):
    world.connected = OwnChannel.objects.create(
        programme=programme(KOMPAN),
        platform=Platform.objects.get(code="telegram"),
        name="Sending",
        url="https://t.me/walls_sending",
    )
    ChannelConnection.objects.create(
        channel=world.connected,
        connector="telegram",
        address="@walls_sending",
        token=sealed(Token(TOKEN), channel=world.connected.pk),
        bot_name=world.canary["bot"],
        title=world.canary["chat_title"],
        connected_by=world.cast.lead,
    )
    post = post_of(campaign_of(title="Senden", platforms=("telegram",)))
    release_of(post_version_of(post))
    world.in_doubt = placement_of(
        post, platform="telegram", channel=world.connected, status="sending", problem="doubt",
        due_at=timezone.now() - timedelta(hours=1),
    )  # fmt: skip
    SendAttempt.objects.create(placement=world.in_doubt, outcome="unknown", text=world.canary["sent_text"])
