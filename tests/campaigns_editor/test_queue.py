"""What waits for whom to be written, translated or reviewed."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.editor.today import texts_to_do, texts_waiting
from campaigns.editor.waiting import tasks_for
from campaigns.models import Campaign, CampaignPost, PostVersion
from streetwork.accounts.access import access_of
from streetwork.tenancy.models import Programme
from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of
from tests.factories.cast import client_of

pytestmark = pytest.mark.django_db


def waiting(user):
    return {(task.kind, task.language_code) for task in tasks_for(access_of(user.pk))}


def test_a_post_without_a_word_waits_for_its_source_alone(cast, post):
    assert waiting(cast.owner) == {("write", "de")}


def test_translations_wait_once_their_source_is_approved(cast, post, source):
    assert waiting(cast.owner) == {("translate", "pl"), ("translate", "ro")}
    PostVersion.objects.update(status="review")
    assert waiting(cast.lead) == {("review", "de")}


def test_a_review_waits_for_everybody_but_the_writer(cast, post, source):
    post_version_of(post, "pl", status="review", writer=cast.owner)
    assert ("review", "pl") in waiting(cast.colleague)
    assert ("review", "pl") not in waiting(cast.owner)


def test_what_was_sent_back_waits_for_its_writer(cast, post, source):
    post_version_of(post, "pl", status="draft", writer=cast.owner, remark="Kürzer.")
    assert ("back", "pl") in waiting(cast.owner)
    assert not {task for task in waiting(cast.colleague) if task[1] == "pl"}


def test_an_outdated_version_waits(cast, post, source, polish):
    PostVersion.objects.filter(pk=polish.pk).update(source_hash=b"x" * 32)
    assert ("outdated", "pl") in waiting(cast.owner)
    PostVersion.objects.filter(pk=source.pk).update(status="draft")
    assert ("outdated", "pl") not in waiting(cast.owner)


def test_ones_own_drafts_are_listed_but_not_counted(cast, post, source):
    for language in ("pl", "ro"):
        post_version_of(post, language, status="draft", writer=cast.owner)
    assert waiting(cast.owner) == {("mine", "pl"), ("mine", "ro")}
    assert texts_to_do(cast.owner, date.today()) == 0


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_nothing_waits_in_a_campaign_that_is_over(cast, post, status):
    Campaign.objects.update(status=status)
    assert waiting(cast.owner) == set()


def test_nothing_waits_of_a_dropped_post_or_in_an_archived_programme(cast, post):
    CampaignPost.objects.update(is_dropped=True)
    assert waiting(cast.owner) == set()
    CampaignPost.objects.update(is_dropped=False)
    Programme.objects.update(is_archived=True)
    assert waiting(cast.owner) == set()


def test_nothing_waits_for_people_of_other_programmes_or_who_only_read(cast, post):
    assert waiting(cast.stranger) == waiting(cast.coordinator) == set()


def test_what_is_published_first_comes_first(cast, post, source):
    placement_of(post, "ro", due_at=timezone.now() + timedelta(days=1))
    placement_of(post, "pl", due_at=timezone.now() + timedelta(days=2))
    assert [task.language_code for task in tasks_for(access_of(cast.owner.pk))] == ["ro", "pl"]


def test_the_digest_counts_and_today_shows(cast, post, source, rf):
    request = rf.get("/")
    request.access = access_of(cast.owner.pk)
    assert texts_to_do(cast.owner, date.today()) == 2
    assert [(number, url) for number, _label, url in texts_waiting(request)["rows"]] == [
        (2, reverse("editor:queue") + "?show=translate")
    ]
    request.access = access_of(cast.stranger.pk)
    assert texts_waiting(request) is None


def test_the_address_narrows_to_languages_and_kinds(cast, post, source):
    page = client_of(cast.owner).get(reverse("editor:queue"), {"language": ["pl", "xx"], "show": "translate"})
    assert [task.language_code for task in page.context["filter"].shown] == ["pl"]
    assert client_of(cast.owner).get(reverse("editor:queue") + "?show=nonsense&language=%00").status_code == 200


def test_three_campaigns_take_as_many_queries_as_one(cast, post, source):
    access = access_of(cast.owner.pk)
    with CaptureQueriesContext(connection) as one:
        tasks_for(access)
    for number in range(2):
        post_version_of(post_of(campaign_of(title=f"Noch {number}")))
    with CaptureQueriesContext(connection) as three:
        tasks_for(access)
    assert len(one) == len(three) == 3
