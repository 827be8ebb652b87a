import pytest

from streetwork.vocabulary.models import Topic
from tests.factories.answers import card_of


@pytest.fixture
def topic(db):
    """Ids of topics by code."""
    return dict(Topic.objects.values_list("code", "pk"))


@pytest.fixture
def card(cast):
    """A card of Kompan with its German source: the owner wrote it, the colleague approved it."""
    card = card_of(writer=cast.owner)
    source = card.versions.get()
    source.reviewed_by = cast.colleague
    source.save()
    return card
