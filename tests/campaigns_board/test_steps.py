"""Leading a campaign through its statuses."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.board.actions import Refused, move_campaign
from campaigns.board.rules import STEPS, WORDS
from campaigns.enums import CampaignStatus
from tests.factories.campaigns import placement_of, post_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(campaign):
    return placement_of(post_of(campaign))


@pytest.fixture
def step(editor, campaign):
    def take(to, **more):
        response = editor.post(f"/campaigns/{campaign.pk}/step/", {"to": to} | more)
        campaign.refresh_from_db()
        return response

    return take


def test_every_step_has_its_words():
    assert {(status, to) for status, steps in STEPS.items() for to in steps} == set(WORDS)
    assert set(STEPS) == set(CampaignStatus)


def test_a_campaign_is_finished_and_reopened(step, campaign):
    step("done")
    assert campaign.status == "done"
    step("running")
    assert campaign.status == "running"


def test_a_step_that_there_is_not_changes_nothing(step, campaign):
    for to in ("", "x", "\x00", "running"):
        assert step(to).status_code == 302
        assert campaign.status == "running"


def test_the_action_refuses_a_step_that_there_is_not(cast, campaign):
    move_campaign(campaign=campaign, to="done", user=cast.lead.pk)
    with pytest.raises(Refused):
        move_campaign(campaign=campaign, to="dropped", user=cast.lead.pk)


def test_finishing_with_something_planned_asks_first(step, editor, campaign, planned):
    response = step("done")
    assert campaign.status == "running"
    page = editor.get(response["Location"])
    assert planned.post.title in page.content.decode()
    assert b'value="cancel"' in page.content
    assert b'value="keep"' in page.content


def test_what_is_planned_is_cancelled_when_asked_to(step, campaign, planned):
    out = placement_of(planned.post, status="published", due_at=timezone.now() - timedelta(days=1))
    step("done", planned="cancel")
    planned.refresh_from_db()
    out.refresh_from_db()
    assert (campaign.status, planned.status, out.status) == ("done", "cancelled", "published")


def test_what_is_planned_may_stay_planned(step, campaign, planned):
    step("done", planned="keep")
    planned.refresh_from_db()
    assert (campaign.status, planned.status) == ("done", "planned")


def test_the_same_step_twice_is_one_step(step, campaign):
    step("done")
    assert step("done").status_code == 302
    assert campaign.status == "done"


def test_the_question_about_the_end_is_none_without_an_end(editor, campaign):
    for to in ("", "running", "\x00"):
        assert editor.get(f"/campaigns/{campaign.pk}/end/", {"to": to}).status_code == 302


def test_a_dropped_campaign_is_prepared_again(step, campaign):
    step("dropped")
    step("draft")
    assert campaign.status == "draft"
