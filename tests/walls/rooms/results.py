"""Results: figures of one's own states, beside the campaigns of one's programmes."""

from django.utils import timezone

from referrals.actions.gaps import log_gap
from streetwork.accounts.roles import READS_CAMPAIGNS, READS_CONTACTS, WRITES_TRENDS
from tests.factories.campaigns import campaign_of, placement_of, post_of
from tests.factories.cases import contact_of, state_id, writing
from tests.walls.route import OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("results_campaign", "results_post")
KINDS = set(CANARIES)
READERS = ("owner", "colleague", "outsider", "lead", "coordinator", "campaign_editor")
RECEIVES: dict[str, set[str]] = dict.fromkeys(READERS, KINDS)
VARIANTS: dict[str, list[str]] = {
    "results:campaign": ["?by=language", "?by=platform", "?by=x"],
    "results:overview": ["?since=2020-01-01", "?until=2020-01-01", "?sort=contacts", "?sort=consultations"],
    # As in `answers`, and with a post.
    "contacts:new": ["?from={world.contact.pk}", "?space={world.space.pk}", "?saved={world.contact.pk}",
                     "?url=https://facebook.com/{world.space.key}", "?claim=1", "?lead=1",
                     "?placement={world.results_placement.pk}"],
}  # fmt: skip
POSTS: dict[str, dict] = {
    "contacts:placements": {"content_based": "on", "programme": "{world.space.programme_id}", "post_search": "canary"},
    "results:gap-idea": {"topic": "{world.results_gap.topic_id}", "language": "x"},
}


def campaign(world):
    return {"pk": world.results_campaign.pk}


def campaign_file(world):
    return campaign(world) | {"format": "csv"}


ROUTES: list[Route] = [
    Route("contacts:placements", READS_CONTACTS, post=200),
    Route("results:overview", READS_CAMPAIGNS, get=200),
    Route("results:overview-export", READS_CAMPAIGNS, get=200, at=lambda world: {"format": "csv"}),
    Route("results:gap-idea", WRITES_TRENDS, post=302),
    Route("results:campaign", READS_CAMPAIGNS, get=200, at=campaign, row=OF_PROGRAMME),
    Route("results:need", READS_CAMPAIGNS, get=200, at=campaign, row=OF_PROGRAMME),
    Route("results:export", READS_CAMPAIGNS, get=200, at=campaign_file, row=OF_PROGRAMME),
]


def furnish(world):
    world.results_campaign = campaign_of(title=world.canary["results_campaign"])
    post = post_of(world.results_campaign, title=world.canary["results_post"])
    world.results_placement = placement_of(post, "pl", status="published", due_at=timezone.now())
    contact_of(world.owner, "ST", placement=world.results_placement, content_based=True)
    with writing("ST", actor=world.owner.pk):
        world.results_gap = log_gap(
            state=state_id("ST"), programme=world.results_campaign.programme_id, topic=3, language="pl",
            user=world.owner.pk,
        )  # fmt: skip
