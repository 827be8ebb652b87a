"""Posts and their versions: they belong to a programme, in all of its states. What is typed belongs to its writer."""

from campaigns.editor.copies import keep_copy
from streetwork.accounts.roles import READS_CAMPAIGNS, WRITES_CAMPAIGNS, WRITES_POSTS
from tests.factories.campaigns import campaign_of, post_of, post_version_of
from tests.walls.route import OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("written_post", "wording", "post_remark", "typed")
READERS = {"written_post", "wording", "post_remark"}
RECEIVES: dict[str, set[str]] = {
    "colleague": READERS,
    "outsider": READERS,
    "coordinator": READERS,
    "campaign_editor": READERS,
    "lead": READERS,
    "owner": READERS | {"typed"},
}
VARIANTS: dict[str, list[str]] = {
    "editor:queue": ["?language=pl&language=ro", "?show=review", "?show=mine"],
    "editor:version": ["?picture=1"],
}
POSTS: dict[str, dict] = {}


def campaign(world):
    return {"pk": world.written_post.campaign_id}


def post(world):
    return {"pk": world.written_post.campaign_id, "post": world.written_post.pk}


def version(world):
    return post(world) | {"language": "pl"}


def unwritten(world):
    return post(world) | {"language": "ro"}


ROUTES: list[Route] = [
    Route("editor:queue", READS_CAMPAIGNS, get=200),
    Route("editor:posts", READS_CAMPAIGNS, get=200, at=campaign, row=OF_PROGRAMME),
    Route("editor:new-post", WRITES_POSTS, get=200, post=422, at=campaign, row=OF_PROGRAMME),
    Route("editor:post", READS_CAMPAIGNS, get=200, at=post, row=OF_PROGRAMME),
    Route("editor:edit-post", WRITES_POSTS, get=200, post=422, at=post, row=OF_PROGRAMME),
    Route("editor:move-post", WRITES_CAMPAIGNS, post=302, at=post, row=OF_PROGRAMME),
    Route("editor:drop-post", WRITES_CAMPAIGNS, post=302, at=post, row=OF_PROGRAMME),
    Route("editor:restore-post", WRITES_CAMPAIGNS, post=302, at=post, row=OF_PROGRAMME),
    Route("editor:version", READS_CAMPAIGNS, get=200, at=version, row=OF_PROGRAMME),
    Route("editor:save", WRITES_POSTS, get=302, post=422, at=version, row=OF_PROGRAMME),
    Route("editor:autosave", WRITES_POSTS, post=200, at=unwritten, row=OF_PROGRAMME),
    Route("editor:discard", WRITES_POSTS, post=302, at=unwritten, row=OF_PROGRAMME),
    Route("editor:history", READS_CAMPAIGNS, get=200, at=version, row=OF_PROGRAMME),
    Route("editor:hand-on", WRITES_POSTS, post=302, at=version, row=OF_PROGRAMME),
    Route("editor:approve", WRITES_POSTS, post=302, at=version, row=OF_PROGRAMME),
    Route("editor:send-back", WRITES_POSTS, post=422, at=version, row=OF_PROGRAMME),
    Route("editor:remove", WRITES_POSTS, post=302, at=version, row=OF_PROGRAMME),
]


def furnish(world):
    world.written_post = post_of(
        campaign_of(title="Walls of the editor", languages=("de", "pl", "ro")), title=world.canary["written_post"]
    )
    post_version_of(world.written_post)
    words = post_version_of(world.written_post, "pl", text=world.canary["wording"], status="draft")
    words.remark = world.canary["post_remark"]
    words.save()
    keep_copy(
        post=world.written_post, language="pl", user=world.cast.owner.pk, plain_language=False, base="",
        wording={"headline": world.canary["typed"], "text": "", "image": None, "alt": "", "target": ""},
    )  # fmt: skip
