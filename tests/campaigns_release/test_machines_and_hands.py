"""What a machine takes, what somebody has to decide, and what can be taken back without posting twice."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.flow import Refused
from campaigns.models import ChannelConnection, Placement, SendAttempt
from campaigns.release.actions import mark_published, unpublish_mark
from campaigns.release.awaited import by_hand, due_on
from campaigns.release.due_list import DueFilter, DueList
from campaigns.sending import claims, queries
from campaigns.sending.actions import found_there
from campaigns.sending.rules import LATE_LIMIT, machine_takes
from streetwork.accounts.access import access_of
from streetwork.presence.models import OwnChannel
from streetwork.vocabulary.models import Platform

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def by_day(monkeypatch):
    monkeypatch.setattr("campaigns.sending.rules.is_night", lambda now: False)


@pytest.fixture
def channel(bench):
    made = OwnChannel.objects.create(
        programme_id=bench.programme, platform=Platform.objects.get(code="telegram"), name="Kanal",
        url="https://t.me/kompan_pl",
    )  # fmt: skip
    ChannelConnection.objects.create(channel=made, connector="telegram", address="@kompan_pl", token=b"x")
    return made


@pytest.fixture
def due(bench, channel):
    return bench.ready(platform="telegram", channel=channel, due_at=timezone.now() - timedelta(minutes=5))


def list_of(user):
    access = access_of(user.pk)
    return DueList(access, DueFilter({}, access=access))


def by_hand_in(due_list):
    return {row.placement.pk: [each.code for each in row.waits_for] for group in due_list.groups for row in group.rows}


def url(name, placement):
    return reverse(f"release:{name}", args=[placement.pk])


def again(placement):
    return Placement.objects.get(pk=placement.pk)


# Who takes it


def test_a_machine_takes_what_is_due_in_a_running_campaign(due, cast):
    assert machine_takes(due, timezone.now())
    assert by_hand(due_on(timezone.localdate())) == []
    assert by_hand_in(list_of(cast.owner)) == {}


def test_a_campaign_in_preparation_is_somebodys_task_and_the_list_says_which(bench, due, cast, as_lead):
    bench.campaign.status = "draft"
    bench.campaign.save()
    assert by_hand(due_on(timezone.localdate())) == [due]
    assert by_hand_in(list_of(cast.owner)) == {due.pk: ["campaign"]}
    for address in (reverse("release:due"), url("entry", due)):
        page = as_lead.get(address).content.decode()
        assert "sends it only once the campaign runs" in page
        assert reverse("board:detail", args=[bench.campaign.pk]) in page


def test_what_is_too_late_for_the_machine_asks_for_a_decision(due, cast, as_lead):
    Placement.objects.update(due_at=timezone.now() - LATE_LIMIT - timedelta(minutes=1))
    assert by_hand(due_on(timezone.localdate() + timedelta(days=1))) == [due]
    assert by_hand_in(list_of(cast.owner)) == {due.pk: ["late"]}
    assert f"{reverse('sending:doubtful')}#p{due.pk}" in as_lead.get(reverse("release:due")).content.decode()


def test_today_counts_what_no_machine_takes(bench, due, as_counselor, cast):
    bench.campaign.responsible, bench.campaign.status = cast.owner, "draft"
    bench.campaign.save()
    assert url("entry", due) in as_counselor.get(reverse("web:today")).content.decode()


# In doubt


def test_posts_in_doubt_and_refused_ones_are_announced_on_the_list(bench, due, cast, as_lead):
    claims.note_doubt(claims.claim(due.pk), "no-answer")
    alone = list_of(cast.owner)
    assert (alone.unclear, alone.is_empty) == (1, False)
    bench.ready(status="failed")
    assert list_of(cast.owner).unclear == 2
    assert "2 posts were not published by the machine" in as_lead.get(reverse("release:due")).content.decode()


# Taking back


@pytest.fixture
def found(due, cast):
    """In doubt, and a person found it in the channel."""
    claims.note_doubt(claims.claim(due.pk), "no-answer")
    found_there(placement=due, permalink="https://t.me/kompan_pl/9", user=cast.owner.pk)
    return again(due)


def test_what_was_found_there_is_not_taken_back(found, cast, as_lead):
    with pytest.raises(Refused, match="machine"):
        unpublish_mark(placement=found, user=cast.owner.pk)
    for address in (reverse("release:due"), url("entry", found)):
        assert url("undo", found) not in as_lead.get(address).content.decode()


def test_what_was_sent_once_is_never_ready_again(found):
    Placement.objects.update(status="planned")
    assert not queries.ready(timezone.now()).exists()


@pytest.fixture
def marked(due, cast):
    """Marked by hand in a channel that sends by itself."""
    mark_published(placement=due, user=cast.owner.pk)
    return again(due)


def test_a_hand_mark_is_not_taken_back_into_the_hands_of_the_machine(marked, cast):
    with pytest.raises(Refused, match="time"):
        unpublish_mark(placement=marked, user=cast.owner.pk)


def test_it_is_taken_back_with_a_time_to_come(marked, cast):
    later = timezone.now() + timedelta(hours=2)
    assert unpublish_mark(placement=marked, due_at=later).status == "planned"
    assert again(marked).due_at == later


def test_what_was_marked_before_its_time_keeps_it(bench, channel, cast):
    early = bench.ready(platform="telegram", channel=channel, hours=5)
    mark_published(placement=early, user=cast.owner.pk)
    unpublish_mark(placement=early, user=cast.owner.pk)
    assert (again(early).status, again(early).due_at) == ("planned", early.due_at)


def test_the_page_asks_for_the_time(marked, as_lead):
    assert f"{url('entry', marked)}#undo" in as_lead.get(reverse("release:due")).content.decode()
    assert 'id="undo"' in as_lead.get(url("entry", marked)).content.decode()
    later = timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    for typed, status in (({}, "published"), ({"again": later}, "planned")):
        as_lead.post(url("undo", marked), typed)
        assert again(marked).status == status


@pytest.mark.parametrize("typed", ["", "nonsense", "2020-01-01T10:00", "2190-01-01T10:00", "\x00"])
def test_a_time_that_cannot_be_is_said_so_and_nothing_changes(marked, as_lead, typed):
    answer = as_lead.post(url("undo", marked), {"again": typed})
    assert answer.status_code == 422
    assert 'id="undo"' in answer.content.decode()
    assert again(marked).status == "published"


def test_without_a_time_the_page_says_how(marked, as_lead):
    page = as_lead.post(url("undo", marked), follow=True).content.decode()
    assert "Say below when it is to be posted" in page


def test_no_try_was_made_meanwhile(marked):
    assert not SendAttempt.objects.exists()
