from datetime import time, timedelta

import pytest
from django.utils import timezone

from streetwork.presence.models import OwnChannel
from streetwork.vocabulary.models import Platform
from streetwork.web.localtime import at_local
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of
from tests.factories.cast import KOMPAN, client_of


@pytest.fixture
def today(db):
    return timezone.localdate()


@pytest.fixture
def at(today):
    """A moment so many days from today, at a time of day."""
    return lambda days, hour=18, minute=0: at_local(today + timedelta(days=days), time(hour, minute)).at


@pytest.fixture
def platform(db):
    return {platform.code: platform for platform in Platform.objects.all()}


@pytest.fixture
def campaign(db):
    return campaign_of()


@pytest.fixture
def post(campaign):
    """German is approved, Polish is not written."""
    post = post_of(campaign)
    post_version_of(post)
    return post


@pytest.fixture
def placement(post, at):
    return placement_of(post, due_at=at(3))


@pytest.fixture
def channel(platform):
    def make(name="Kompan auf Facebook", code="facebook", **facts):
        return OwnChannel.objects.create(
            programme=programme(facts.pop("slug", KOMPAN)), platform=platform[code], name=name,
            url=f"https://example.org/{name.replace(' ', '-')}", **facts,
        )  # fmt: skip

    return make


@pytest.fixture
def editor(cast):
    return client_of(cast.campaign_editor)


@pytest.fixture
def reader(cast):
    return client_of(cast.owner)
