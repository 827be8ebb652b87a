"""A gap of the directory becomes a campaign idea."""

import pytest
from django.urls import reverse

from campaigns.models import CampaignIdea
from referrals.actions.gaps import log_gap
from streetwork.accounts.roles import Role
from tests.factories.accounts import member, programme
from tests.factories.cases import state_id, writing
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of

pytestmark = pytest.mark.django_db
URL, GAPS = "results:gap-idea", "directory:gaps"


@pytest.fixture
def noted():
    def note(code="ST", *, slug=KOMPAN, topic=3, language="pl"):
        with writing(code):
            log_gap(state=state_id(code), programme=programme(slug).pk, topic=topic, language=language, user=None)

    return note


def mark(person, topic=3, language="pl"):
    return client_of(person).post(reverse(URL), {"topic": topic, "language": language})


def questions():
    return list(CampaignIdea.objects.filter(origin="gap").values_list("questions", flat=True))


def test_it_stands_on_the_backlog_with_the_gaps_behind_it(cast, noted):
    noted()
    noted()
    noted(language="vi")
    mark(cast.owner)

    idea = CampaignIdea.objects.get()
    assert (idea.questions, idea.topic_id, idea.language_id) == (2, 3, "pl")


def test_pressed_twice_nothing_is_counted_twice_and_what_came_since_is(cast, noted):
    noted()
    mark(cast.owner)
    mark(cast.owner)
    assert questions() == [1]
    noted()
    mark(cast.owner)
    assert questions() == [2]


def test_gaps_of_another_state_are_not_counted(cast, noted):
    noted()
    noted("SN")
    mark(cast.owner)

    assert questions() == [1]


@pytest.mark.parametrize("who", ["stranger", "outsider"])
def test_who_does_not_see_the_gap_makes_no_idea_of_it(cast, noted, who):
    noted()
    mark(getattr(cast, who))

    assert not CampaignIdea.objects.exists()


@pytest.mark.parametrize(("topic", "language"), [("x", "pl"), ("99999", "pl"), (3, "xx"), (3, "\x00")])
def test_nonsense_is_refused_with_a_sentence(cast, noted, topic, language):
    noted()

    assert mark(cast.owner, topic, language).status_code == 302
    assert not CampaignIdea.objects.exists()


def test_the_list_of_gaps_offers_it_and_shows_it_once_it_is_there(cast, noted):
    noted()
    client = client_of(cast.owner)

    assert reverse(URL) in client.get(reverse(GAPS)).content.decode()
    mark(cast.owner)
    after = client.get(reverse(GAPS)).content.decode()
    assert reverse(URL) not in after
    assert "?origin=gap" in after


def test_who_writes_no_campaigns_is_not_offered_it(cast, noted):
    noted()

    assert reverse(URL) not in client_of(cast.directory_editor).get(reverse(GAPS)).content.decode()


def test_each_programme_has_its_own_idea(cast, noted):
    member(Role.COUNSELOR, EAST_SIDE, "ST", user=cast.owner)
    noted()
    noted(slug=EAST_SIDE)
    mark(cast.owner)

    assert questions() == [1, 1]
