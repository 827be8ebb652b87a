from datetime import time, timedelta

import pytest
from django.utils import timezone, translation

from campaigns.release.questions import asked_of
from streetwork.web.localtime import at_local
from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of, release_of
from tests.factories.cast import client_of


class Bench:
    """A campaign of Kompan with one post, its approved German source, and what a test puts on top."""

    def __init__(self, cast):
        self.cast = cast
        self.campaign = campaign_of()
        self.post = post_of(self.campaign)
        self.source = post_version_of(self.post, text="Kostenlose Kurse: ruf uns an.")

    @property
    def programme(self):
        return self.campaign.programme_id

    def version(self, language="pl", **facts):
        return post_version_of(self.post, language, **facts)

    def release(self, version=None):
        return release_of(version or self.source, by=self.cast.lead)

    def planned(self, language=None, *, hours=-1, **facts):
        facts.setdefault("due_at", timezone.now() + timedelta(hours=hours))
        return placement_of(self.post, language, **facts)

    def ready(self, **facts):
        """A placement whose text is approved and released."""
        if not self.source.releases.exists():
            self.release()
        return self.planned(**facts)

    def all_checks(self, version=None):
        version = version or self.source
        return [each.key for each in asked_of(self.programme, has_picture=version.image_id is not None)]


@pytest.fixture
def bench(db, cast):
    return Bench(cast)


@pytest.fixture(autouse=True)
def in_english():
    """Sentences are looked for as they stand in the code."""
    with translation.override("en"):
        yield


def english_client(user):
    user.language = "en"
    user.save()
    return client_of(user)


@pytest.fixture
def as_lead(cast):
    return english_client(cast.lead)


@pytest.fixture
def as_counselor(cast):
    return english_client(cast.owner)


def at(day, hour=10):
    """A moment of a day here."""
    return at_local(day, time(hour)).at
