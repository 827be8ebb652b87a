"""Ideas become campaigns, and campaigns name the need they answer."""

import pytest

from campaigns.ideas.actions import note_idea
from campaigns.models import Campaign
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of

pytestmark = pytest.mark.django_db
IDEAS = "/campaigns/ideas/"


def idea_of(key="1", *, slug=KOMPAN, **facts):
    wanted = {"title": "Kindergeld", "questions": 7, "user": None, "origin": "lead"} | facts
    return note_idea(programme=programme(slug).pk, origin_key=key, **wanted)


@pytest.fixture
def idea(db):
    return idea_of(language="ro")


def test_an_idea_becomes_a_campaign(editor, idea, entry):
    form = editor.get(f"/campaigns/new/?idea={idea.pk}").context["form"]
    assert form.initial["title"] == idea.title
    assert "ro" in form.initial["languages"]
    editor.post("/campaigns/new/", entry | {"idea": idea.pk})
    idea.refresh_from_db()
    assert (idea.status, idea.campaign, idea.settled_at is not None) == ("taken", Campaign.objects.get(), True)


def test_an_idea_that_has_its_campaign_leads_there(editor, idea, campaign):
    idea.campaign = campaign
    idea.save()
    assert editor.get(f"/campaigns/new/?idea={idea.pk}")["Location"] == f"/campaigns/{campaign.pk}/"


def test_a_wrong_idea_is_none(editor, cast, entry):
    foreign = idea_of(slug=EAST_SIDE)
    for asked in (foreign.pk, "x", "9" * 30, "\x00", "-1"):
        assert editor.get("/campaigns/new/", {"idea": asked}).context["idea"] is None
    editor.post("/campaigns/new/", entry | {"idea": foreign.pk})
    foreign.refresh_from_db()
    assert foreign.campaign is None
    assert Campaign.objects.count() == 1


def test_the_backlog_and_the_campaign_name_each_other(editor, idea, campaign):
    editor.post(f"/campaigns/{campaign.pk}/ideas/", {"idea": idea.pk})
    page = editor.get(f"/campaigns/{campaign.pk}/").context["page"]
    assert (page.questions, [row.idea for row in page.ideas]) == (7, [idea])
    listed = editor.get(IDEAS + "?status=any").content.decode()
    assert f'href="/campaigns/{campaign.pk}/"' in listed


def test_an_idea_of_another_programme_cannot_be_linked(editor, campaign):
    foreign = idea_of(slug=EAST_SIDE)
    for asked in (foreign.pk, "", "x", "9" * 30):
        editor.post(f"/campaigns/{campaign.pk}/ideas/", {"idea": asked})
    foreign.refresh_from_db()
    assert foreign.campaign is None


def test_an_idea_stays_with_the_campaign_that_answers_it(editor, idea, campaign):
    idea.campaign = campaign
    idea.save()
    other = campaign_of(title="andere")
    editor.post(f"/campaigns/{other.pk}/ideas/", {"idea": idea.pk})
    idea.refresh_from_db()
    assert idea.campaign == campaign


def test_an_idea_taken_away_is_open_again(editor, idea, campaign):
    editor.post(f"/campaigns/{campaign.pk}/ideas/", {"idea": idea.pk})
    editor.post(f"/campaigns/{campaign.pk}/ideas/{idea.pk}/unlink/")
    idea.refresh_from_db()
    assert (idea.status, idea.campaign, idea.settled_at) == ("open", None, None)
    assert editor.post(f"/campaigns/{campaign.pk}/ideas/{idea.pk}/unlink/").status_code == 404


def test_counselors_take_no_idea_away_from_its_campaign(cast, editor, idea, campaign):
    editor.post(f"/campaigns/{campaign.pk}/ideas/", {"idea": idea.pk})
    client_of(cast.owner).post(f"{IDEAS}{idea.pk}/settle/", {"status": "open"})
    idea.refresh_from_db()
    assert (idea.status, idea.campaign) == ("taken", campaign)


def test_only_who_plans_campaigns_is_offered_to_make_one(cast, editor, idea):
    link = f"/campaigns/new/?idea={idea.pk}"
    assert link in editor.get(IDEAS).content.decode()
    assert link not in client_of(cast.owner).get(IDEAS).content.decode()


def test_the_backlog_takes_as_many_queries_for_many_ideas(editor, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count():
        editor.get(IDEAS)
        with CaptureQueriesContext(connection) as captured:
            editor.get(IDEAS + "?status=any")
        return len(captured)

    first = idea_of("1")
    first.campaign = campaign_of()
    first.save()
    one = count()
    for key in "234":
        more = idea_of(key)
        more.campaign = campaign_of(title=f"c{key}")
        more.save()
    assert count() == one
