"""Campaign images: pictures belong to a programme; everybody who reads its campaigns sees them."""

from campaigns.images.actions import take_in
from streetwork.accounts.roles import READS_CAMPAIGNS, WRITES_POSTS
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN
from tests.factories.pictures import picture_bytes, upload_of
from tests.walls.route import OF_PROGRAMME, PUBLIC, Route

CANARIES: tuple[str, ...] = ("picture_credit",)
RECEIVES: dict[str, set[str]] = {
    name: {"picture_credit"} for name in ("coordinator", "campaign_editor", "outsider", "colleague", "owner", "lead")
}
VARIANTS: dict[str, list[str]] = {
    "images:list": ["?show=used", "?show=unused", "?programme={world.picture.programme_id}"],
    "images:new": ["?programme={world.picture.programme_id}&next=/campaigns/"],
}
POSTS: dict[str, dict] = {"images:new": {"programme": "{world.picture.programme_id}", "credit": "own photo"}}


def picture(world):
    return {"pk": world.picture.pk}


ROUTES: list[Route] = [
    Route("images:list", READS_CAMPAIGNS, get=200),
    Route("images:new", WRITES_POSTS, get=200, post=422),
    Route("images:show", READS_CAMPAIGNS, get=200, at=picture, row=OF_PROGRAMME),
    Route("images:public", PUBLIC, get=404, at=lambda world: {"sha256": world.picture.sha256}),
    Route("images:edit", WRITES_POSTS, get=200, post=422, at=picture, row=OF_PROGRAMME),
]


def furnish(world):
    upload = upload_of(picture_bytes("PNG", colour=(7, 7, 7)))
    world.picture = take_in(upload, programme(KOMPAN).pk, world.canary["picture_credit"], None)
