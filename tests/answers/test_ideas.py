"""The backlog of campaign ideas."""

import uuid

import pytest

from campaigns.enums import IdeaOrigin
from campaigns.ideas.actions import note_idea, settle_idea
from campaigns.models import CampaignIdea
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN, client_of

pytestmark = pytest.mark.django_db
LIST = "/campaigns/ideas/"


@pytest.fixture
def kompan(db):
    return programme(KOMPAN).pk


@pytest.fixture
def noted(kompan, cast):
    def note(key="4/pl", **more):
        facts = {"programme": kompan, "origin": IdeaOrigin.LEAD, "title": "Kindergeld", "user": cast.owner.pk}
        return note_idea(**facts | {"origin_key": key} | more)

    return note


def test_the_same_need_is_one_idea_that_grows(noted):
    noted(questions=2)
    assert noted(questions=3, title="another wording").questions == 5
    assert CampaignIdea.objects.count() == 1


def test_another_origin_with_the_same_key_is_another_idea(noted):
    noted()
    noted(origin=IdeaOrigin.CLAIM)
    assert CampaignIdea.objects.count() == 2


def test_what_was_dropped_on_purpose_stays_dropped_and_counts_on(noted):
    idea = noted(questions=1)
    settle_idea(idea=idea, status="dropped")
    again = noted(questions=4)
    assert (again.status, again.questions) == ("dropped", 5)


def test_an_own_idea_saved_twice_is_saved_once(cast, kompan):
    client = client_of(cast.owner)
    data = {"key": uuid.uuid4(), "programme": kompan, "title": "Lohnabrechnung lesen", "questions": 7}
    assert client.post("/campaigns/ideas/new/", data).status_code == 302
    client.post("/campaigns/ideas/new/", data)
    idea = CampaignIdea.objects.get()
    assert (idea.origin, idea.questions, idea.created_by) == ("own", 7, cast.owner)


def test_a_note_with_a_number_is_confirmed_first(cast, kompan):
    client = client_of(cast.owner)
    data = {"key": uuid.uuid4(), "programme": kompan, "title": "Idee", "note": "Anrufen: 0176 12345678"}
    response = client.post("/campaigns/ideas/new/", data)
    assert response.status_code == 422
    assert not CampaignIdea.objects.exists()
    client.post("/campaigns/ideas/new/", data | {"guard_confirmed": response.context["form"].guard_digest})
    assert CampaignIdea.objects.exists()


def test_an_idea_is_taken_up_dropped_and_opened_again(cast, noted):
    idea, client = noted(), client_of(cast.owner)
    for status, has_time in (("taken", True), ("dropped", True), ("open", False)):
        client.post(f"/campaigns/ideas/{idea.pk}/settle/", {"status": status})
        idea.refresh_from_db()
        assert (idea.status, idea.settled_at is not None) == (status, has_time)


def test_a_status_that_does_not_exist_changes_nothing(cast, noted):
    idea = noted()
    assert client_of(cast.owner).post(f"/campaigns/ideas/{idea.pk}/settle/", {"status": "x"}).status_code == 302
    idea.refresh_from_db()
    assert idea.status == "open"


def test_the_backlog_begins_with_what_most_people_ask(cast, noted):
    noted("a", title="few", questions=2)
    noted("b", title="many", questions=20)
    settle_idea(idea=noted("c", title="dropped", questions=50), status="dropped")
    client = client_of(cast.owner)

    def titles(query=""):
        return [row.idea.title for row in client.get(f"{LIST}{query}").context["rows"]]

    assert titles() == ["many", "few"]
    assert titles("?sort=newest") == ["many", "few"]
    assert titles("?status=dropped") == ["dropped"]
    assert len(titles("?status=any")) == 3


def test_the_coordinator_reads_and_does_not_write(cast, noted):
    idea = noted()
    client = client_of(cast.coordinator)
    assert idea.title in client.get(LIST).content.decode()
    assert client.post(f"/campaigns/ideas/{idea.pk}/settle/", {"status": "taken"}).status_code == 403
