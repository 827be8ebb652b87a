from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from campaigns.models import MetricImport
from streetwork.presence.models import OwnChannel
from streetwork.vocabulary.models import Platform
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of, placement_of, post_of
from tests.factories.cast import KOMPAN, client_of

DATA = Path(__file__).parent / "data"
BERLIN = ZoneInfo("Europe/Berlin")


def at(day: int, hour: int = 10, minute: int = 5) -> datetime:
    """A moment of November 2026 in German time."""
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


def sample(name: str) -> bytes:
    return (DATA / name).read_bytes()


@pytest.fixture(autouse=True)
def _in_english():
    """Sentences are looked for as they stand in the code."""
    with translation.override("en"):
        yield


def english_client(user):
    user.language = "en"
    user.save()
    return client_of(user)


class Importing:
    """Drives the pages of an import as the person."""

    def __init__(self, person):
        self.client, self.pk = english_client(person), None

    def upload(self, content: bytes, name="export.csv", **data):
        answer = self.client.post("/campaigns/metrics/import/", {"file": SimpleUploadedFile(name, content), **data})
        if answer.status_code == 302:
            self.pk = int(answer["Location"].split("/")[4])
        return answer

    @property
    def run(self) -> MetricImport:
        return MetricImport.objects.get(pk=self.pk)

    def page(self, query=""):
        return self.client.get(f"/campaigns/metrics/import/{self.pk}/{query}")

    def post(self, step: str, **data):
        return self.client.post(f"/campaigns/metrics/import/{self.pk}/{step}/", data)

    def plan(self):
        return self.page().context["plan"]

    def map(self, **changes):
        """Send the proposed mapping, with changes by heading or field."""
        form = self.client.get(f"/campaigns/metrics/import/{self.pk}/columns/").context["form"]
        data = {name: form[name].value() or "" for name in form.fields}
        by_label = {form[name].label: name for name in form.fields}
        data |= {by_label.get(name, name): value for name, value in changes.items()}
        return self.post("columns", **data)


@pytest.fixture
def editor(cast):
    return english_client(cast.campaign_editor)


@pytest.fixture
def importing(cast):
    return Importing(cast.campaign_editor)


@pytest.fixture
def campaign(db):
    return campaign_of()


@pytest.fixture
def post(campaign):
    return post_of(campaign, title="Deutsch lernen")


@pytest.fixture
def placement(post):
    """A Facebook post that went out on 2 November, with its link."""
    return placement_of(
        post, due_at=at(2), status="published", permalink="https://facebook.com/kompan/posts/122158000000000001"
    )


@pytest.fixture
def channel(db):
    return OwnChannel.objects.create(
        programme=programme(KOMPAN), platform=Platform.objects.get(code="facebook"), name="Kompan auf Facebook",
        url="https://facebook.com/kompan",
    )  # fmt: skip
