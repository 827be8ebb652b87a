import pytest
from django.test import Client

from tests.factories.campaigns import campaign_of, post_of, post_version_of


@pytest.fixture
def visitor():
    return Client()


@pytest.fixture
def campaign(db):
    """Its page is public: German is the source, Polish and Italian are translated, Romanian is missing."""
    campaign = campaign_of(languages=("de", "pl", "ro", "it"))
    post = post_of(campaign, title="interner Arbeitstitel")
    target = "https://www.example.org/kurse?a=1&b=2"
    post_version_of(post, headline="Kostenlose Kurse", text="Erste Zeile\n\nMehr: {link}", target=target)
    post_version_of(post, "pl", headline="Darmowe kursy", text="Tekst po polsku")
    post_version_of(post, "it", text="Corsi gratuiti\nTutto gratis")
    campaign.page_post, campaign.page_is_public = post, True
    campaign.save()
    return campaign


@pytest.fixture
def url(campaign):
    return f"/c/{campaign.slug}/"
