import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from streetwork.vocabulary.models import Platform, Topic
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of
from tests.factories.cast import KOMPAN, client_of


@pytest.fixture
def editor(cast):
    """The campaign editor, signed in."""
    return client_of(cast.campaign_editor)


@pytest.fixture
def campaign(db):
    return campaign_of()


@pytest.fixture
def entry(db):
    """A filled form of a new campaign."""
    today = timezone.localdate()
    platforms = Platform.objects.filter(code__in=["facebook", "telegram"])
    return {
        "key": str(uuid.uuid4()),
        "programme": programme(KOMPAN).pk,
        "title": "Kurse für alle",
        "kind": "information",
        "goal": "Alle wissen, wo die Kurse sind.",
        "audience": "",
        "topic": Topic.objects.get(code="language_courses").pk,
        "languages": ["de", "pl"],
        "source_language": "de",
        "platforms": [platform.pk for platform in platforms],
        "starts_on": today,
        "ends_on": today + timedelta(days=28),
        "responsible": "",
        "budget": "",
        "slug": "",
    }
