"""Own channels belong to the programme; its campaign editors and leads keep them."""

from streetwork.presence.channels.rules import READS, WRITES
from streetwork.presence.models import FollowerCount, OwnChannel
from streetwork.vocabulary.models import Platform
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN
from tests.walls.route import OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("own_channel", "availability")
RECEIVES: dict[str, set[str]] = {
    actor: {"own_channel", "availability"}
    for actor in ("owner", "colleague", "outsider", "lead", "coordinator", "campaign_editor")
}
# Who keeps the register may name anybody who posts for the programme as responsible: a name, in that form alone.
RECEIVES["campaign_editor"] |= {"owner"}
VARIANTS: dict[str, list[str]] = {
    "channels:list": ["?show=missing", "?show=closed", "?platform={world.channel.platform_id}"],
}
POSTS: dict[str, dict] = {
    "channels:new": {
        "programme": "{world.channel.programme_id}", "platform": "{world.channel.platform_id}", "name": "x",
        "url": "{world.channel.url}",
    },
}  # fmt: skip


def channel(world):
    return {"pk": world.channel.pk}


def count(world):
    return {"pk": world.channel.pk, "count": world.followers.pk}


ROUTES: list[Route] = [
    Route("channels:list", READS, get=200),
    Route("channels:new", WRITES, get=200, post=422),
    Route("channels:detail", READS, get=200, at=channel, row=OF_PROGRAMME),
    Route("channels:edit", WRITES, get=200, post=422, at=channel, row=OF_PROGRAMME),
    Route("channels:close", WRITES, post=302, at=channel, row=OF_PROGRAMME),
    Route("channels:reopen", WRITES, post=302, at=channel, row=OF_PROGRAMME),
    Route("channels:followers", WRITES, post=422, at=channel, row=OF_PROGRAMME),
    Route("channels:count-edit", WRITES, get=200, post=422, at=count, row=OF_PROGRAMME),
    Route("channels:count-remove", WRITES, post=302, at=count, row=OF_PROGRAMME),
]


def furnish(world):
    world.channel = OwnChannel.objects.create(
        programme=programme(KOMPAN),
        platform=Platform.objects.get(code="telegram"),
        name=world.canary["own_channel"],
        url="https://t.me/walls_channel",
        availability=world.canary["availability"],
    )
    world.followers = FollowerCount.objects.create(channel=world.channel, count=7)
