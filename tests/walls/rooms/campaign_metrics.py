"""Figures belong to the programme of the campaign or channel; imports to those who publish for it."""

from datetime import timedelta

from django.utils import timezone

from campaigns.metrics.actions import enter_figures
from campaigns.metrics.imports.runs import start_import
from streetwork.accounts.roles import PUBLISHES, READS_CAMPAIGNS
from streetwork.presence.models import OwnChannel
from streetwork.vocabulary.models import Platform
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of, placement_of, post_of
from tests.factories.cast import KOMPAN
from tests.walls.route import OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("measured", "measured_channel", "metric_file")
READERS = {"measured", "measured_channel"}
RECEIVES: dict[str, set[str]] = {
    "owner": READERS | {"metric_file"},
    "colleague": READERS | {"metric_file"},
    "outsider": READERS | {"metric_file"},
    "lead": READERS | {"metric_file"},
    "campaign_editor": READERS | {"metric_file"},
    "coordinator": READERS,
}
VARIANTS: dict[str, list[str]] = {
    "metrics:list": ["?show=young", "?show=measured", "?show=measured&campaign={world.measured.post.campaign_id}"],
    "metrics:import": ["?show=open", "?show=left&page=2"],
    "metrics:placement": ["?day=2026-01-01", "?day=nonsense"],
}
POSTS: dict[str, dict] = {
    "metrics:quick": {"placement": "{world.measured.pk}"},
    "metrics:placement": {"views": "1"},
}


def placement(world):
    return {"pk": world.measured.pk}


def channel(world):
    return {"pk": world.measured_channel.pk}


def brought(world):
    return {"pk": world.metric_import.pk}


ROUTES: list[Route] = [
    Route("metrics:list", READS_CAMPAIGNS, get=200),
    Route("metrics:quick", PUBLISHES, post=422),
    Route("metrics:export", READS_CAMPAIGNS, get=200),
    Route("metrics:glossary", READS_CAMPAIGNS, get=200),
    Route("metrics:placement", READS_CAMPAIGNS, get=200, post=422, at=placement, row=OF_PROGRAMME),
    Route("metrics:channels", READS_CAMPAIGNS, get=200),
    Route("metrics:channels-export", READS_CAMPAIGNS, get=200),
    Route("metrics:channel", READS_CAMPAIGNS, get=200, at=channel, row=OF_PROGRAMME),
    Route("metrics:import-new", PUBLISHES, get=200, post=422),
    Route("metrics:import", PUBLISHES, get=200, at=brought, row=OF_PROGRAMME),
    Route("metrics:import-columns", PUBLISHES, get=200, post=422, at=brought, row=OF_PROGRAMME),
    Route("metrics:import-choose", PUBLISHES, post=302, at=brought, row=OF_PROGRAMME),
    Route("metrics:import-apply", PUBLISHES, post=302, at=brought, row=OF_PROGRAMME),
    Route("metrics:import-discard", PUBLISHES, post=302, at=brought, row=OF_PROGRAMME),
    Route("metrics:import-undo", PUBLISHES, post=302, at=brought, row=OF_PROGRAMME),
]


def furnish(world):
    post = post_of(campaign_of(title="Kennzahlen"), title=world.canary["measured"])
    link = "https://facebook.com/kompan/posts/4711471147114711"
    published = timezone.now() - timedelta(days=8)
    world.measured = placement_of(post, due_at=published, status="published", permalink=link)
    enter_figures(placement=world.measured, figures={"views": 12}, day=timezone.localdate(), user=None)
    world.measured_channel = OwnChannel.objects.create(
        programme=programme(KOMPAN), platform=Platform.objects.get(code="facebook"), url="https://facebook.com/walls",
        name=world.canary["measured_channel"],
    )  # fmt: skip
    world.metric_import, _is_new = start_import(
        programme=programme(KOMPAN).pk, file_name=f"{world.canary['metric_file']}.csv", user=None,
        content=f"Post ID,Permalink,Views\n4711471147114711,{link},99\n".encode(),
    )  # fmt: skip
