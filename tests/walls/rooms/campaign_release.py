"""The checklist before publishing, and publishing by hand: both belong to a programme, in all of its states."""

from datetime import timedelta

from django.utils import timezone

from campaigns.models import GateItem
from streetwork.accounts.roles import PUBLISHES, READS_CAMPAIGNS, RELEASES_POSTS
from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of, release_of
from tests.walls.route import OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("question", "posted")
# Coordinators read campaigns; who may not read them learns neither what is asked nor what was posted.
RECEIVES: dict[str, set[str]] = {
    actor: {"question", "posted"}
    for actor in ("owner", "colleague", "outsider", "coordinator", "campaign_editor", "lead")
}
VARIANTS: dict[str, list[str]] = {"release:due": ["?who=mine", "?language=de", "?programme=0"]}
POSTS: dict[str, dict] = {
    "release:release": {"seen": "0", "checks": "relevance"},
    "release:not-published": {"reason": "admins", "again": "yesterday"},
    "release:settings": {"new": "Another question"},
}


def due(world):
    return {"pk": world.due.pk}


def published(world):
    return {"pk": world.published.pk}


def text(world):
    return {"pk": world.released.pk}


def kompan(world):
    return {"pk": world.released.post.campaign.programme_id}


ROUTES: list[Route] = [
    Route("release:due", PUBLISHES, get=200),
    Route("release:entry", READS_CAMPAIGNS, get=200, at=published, row=OF_PROGRAMME),
    Route("release:done", PUBLISHES, post=302, at=due, row=OF_PROGRAMME),
    Route("release:undo", PUBLISHES, post=302, at=published, row=OF_PROGRAMME),
    Route("release:permalink", PUBLISHES, post=302, at=published, row=OF_PROGRAMME),
    Route("release:not-published", PUBLISHES, post=422, at=due, row=OF_PROGRAMME),
    Route("release:gate", READS_CAMPAIGNS, get=200, at=text, row=OF_PROGRAMME),
    Route("release:release", RELEASES_POSTS, post=422, at=text, row=OF_PROGRAMME),
    Route("release:withdraw", RELEASES_POSTS, post=302, at=text, row=OF_PROGRAMME),
    Route("release:settings", RELEASES_POSTS, get=200, post=422, at=kompan, row=OF_PROGRAMME),
]


def furnish(world):
    post = post_of(campaign_of(title="Freigabe"))
    world.released = post_version_of(post, writer=world.owner, reviewer=world.cast.colleague)
    release_of(world.released, by=world.cast.lead)
    now = timezone.now()
    world.due = placement_of(post, due_at=now - timedelta(hours=2))
    world.published = placement_of(
        post, due_at=now - timedelta(days=1), status="published", published_text=world.canary["posted"]
    )
    GateItem.objects.create(programme_id=post.campaign.programme_id, label=world.canary["question"], order=9)
