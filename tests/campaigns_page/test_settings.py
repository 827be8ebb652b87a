"""The switch of the public page for staff."""

import pytest

from campaigns.models import CampaignEvent, PostVersion
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of, post_of
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def switch(campaign):
    return f"/campaigns/{campaign.pk}/page/"


def test_the_page_is_switched_off_and_on_with_a_trace(cast, campaign, switch):
    client, post = client_of(cast.campaign_editor), campaign.page_post
    client.post(switch, {"post": post.pk})
    campaign.refresh_from_db()
    assert (campaign.page_is_public, campaign.page_post) == (False, post)
    client.post(switch, {"post": post.pk, "is_public": "on"})
    campaign.refresh_from_db()
    assert campaign.page_is_public
    newest = CampaignEvent.objects.filter(id=campaign.pk).order_by("-pgh_id")[0]
    assert (newest.page_is_public, newest.actor) == (True, cast.campaign_editor)


def test_a_public_page_needs_a_post(cast, campaign, switch):
    response = client_of(cast.lead).post(switch, {"post": "", "is_public": "on"})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"post"}


def test_a_post_of_another_campaign_is_none_to_show(cast, campaign, switch):
    other = post_of(campaign_of(title="andere"))
    for asked in (other.pk, "x", "9" * 40):
        assert client_of(cast.lead).post(switch, {"post": asked, "is_public": "on"}).status_code == 422


def test_who_reads_sees_the_state_and_changes_nothing(cast, campaign, switch):
    client = client_of(cast.owner)
    response = client.get(switch)
    assert response.status_code == 200
    assert b'name="is_public"' not in response.content
    client.post(switch, {"post": ""})
    campaign.refresh_from_db()
    assert campaign.page_is_public


def test_each_language_says_whether_it_is_shown(cast, campaign, switch):
    PostVersion.objects.filter(post=campaign.page_post, language="it").update(status="review")
    rows = client_of(cast.lead).get(switch).context["page"].languages
    assert {row.language.pk: (row.is_shown, row.state.code) for row in rows} == {
        "de": (True, "approved"), "pl": (True, "approved"), "ro": (False, "missing"), "it": (False, "review"),
    }  # fmt: skip


def test_a_page_without_an_approved_text_is_told_to_be_closed(cast, campaign, switch):
    PostVersion.objects.filter(post=campaign.page_post).update(status="draft")
    page = client_of(cast.lead).get(switch).context["page"]
    assert not page.is_public


def test_archived_and_foreign_programmes(cast, campaign, switch):
    assert client_of(cast.stranger).get(switch).status_code == 404
    kompan = programme(KOMPAN)
    kompan.is_archived = True
    kompan.save()
    client_of(cast.lead).post(switch, {"post": ""})
    campaign.refresh_from_db()
    assert campaign.page_is_public
    assert programme(EAST_SIDE)
