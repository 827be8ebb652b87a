from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.models import ChannelConnection
from campaigns.release.due_list import DueFilter, DueList
from streetwork.accounts.access import access_of
from streetwork.presence.models import OwnChannel, Space
from streetwork.vocabulary.models import Platform
from tests.campaigns_release.conftest import english_client
from tests.factories.campaigns import campaign_of, placement_of, post_of
from tests.factories.cast import EAST_SIDE, client_of

pytestmark = pytest.mark.django_db


def due_for(user, **wanted):
    access = access_of(user.pk)
    return DueList(access, DueFilter(wanted, access=access))


def keys(due):
    return {group.key: [row.placement.pk for row in group.rows] for group in due.groups}


def telegram_channel(bench, **facts):
    channel = OwnChannel.objects.create(
        programme_id=bench.programme, platform=Platform.objects.get(code="telegram"), name="Kanal",
        url="https://t.me/kompan_pl",
    )  # fmt: skip
    ChannelConnection.objects.create(channel=channel, connector="telegram", address="@kompan_pl", token=b"x", **facts)
    return channel


def test_what_is_due_comes_before_what_comes_later(bench, cast):
    soon, now = bench.ready(hours=72), bench.ready(hours=-2)
    assert keys(due_for(cast.owner)) == {"due": [now.pk], "soon": [soon.pk]}


def test_what_is_further_away_than_a_week_does_not_stand_there(bench, cast):
    bench.ready(hours=24 * 8)
    assert due_for(cast.owner).is_empty


def test_what_is_held_back_stands_apart_with_each_reason_and_its_link(bench, cast):
    bench.planned("pl")
    due = due_for(cast.owner)
    (row,) = due.held_back
    assert due.groups == []
    assert [(each.code, each.url) for each in row.remedies] == [
        ("missing", reverse("editor:version", args=[bench.campaign.pk, bench.post.pk, "pl"]))
    ]


def test_what_is_held_back_is_shown_a_week_earlier_than_the_rest(bench, cast):
    bench.planned("pl", hours=24 * 10)
    bench.planned("pl", hours=24 * 15)
    assert len(due_for(cast.owner).held_back) == 1


def test_what_the_machine_publishes_is_not_posted_by_hand(bench, cast):
    placement = bench.ready(platform="telegram", channel=telegram_channel(bench), hours=-0.1)
    due = due_for(cast.owner)
    assert due.groups == []
    assert [row.placement.pk for row in due.by_machine] == [placement.pk]


def test_a_paused_connection_makes_it_handwork(bench, cast):
    bench.ready(platform="telegram", channel=telegram_channel(bench, is_active=False))
    assert list(keys(due_for(cast.owner))) == ["due"]


def test_what_was_marked_stays_in_reach(bench, cast):
    placement = bench.ready(status="published", due_at=timezone.now() - timedelta(days=1))
    old = bench.ready(status="published", due_at=timezone.now() - timedelta(days=9))
    done = [row.placement.pk for row in due_for(cast.owner).just_done]
    assert placement.pk in done
    assert old.pk not in done


def test_only_ones_own_when_asked_for(bench, cast):
    mine = bench.ready()
    bench.campaign.responsible = cast.owner
    bench.campaign.save()
    assert keys(due_for(cast.owner, who="mine")) == {"due": [mine.pk]}
    assert due_for(cast.colleague, who="mine").groups == []
    assert keys(due_for(cast.colleague)) == {"due": [mine.pk]}


def test_a_space_is_its_responsibles(bench, cast):
    bench.campaign.responsible = cast.owner
    bench.campaign.save()
    space = Space.objects.create(
        programme_id=bench.programme, platform=Platform.objects.get(code="facebook"), key="groups/1",
        url="https://facebook.com/groups/1", name="Gruppe", responsible=cast.colleague,
    )  # fmt: skip
    placement = bench.ready(space=space)
    assert keys(due_for(cast.colleague, who="mine")) == {"due": [placement.pk]}
    assert due_for(cast.owner, who="mine").groups == []


def test_a_language_can_be_chosen(bench, cast):
    bench.ready()
    assert due_for(cast.owner, language="pl").is_empty
    assert list(keys(due_for(cast.owner, language="de"))) == ["due"]
    assert list(keys(due_for(cast.owner, language="nonsense"))) == ["due"]


def test_other_programmes_and_dropped_campaigns_are_not_there(bench, cast):
    placement_of(post_of(campaign_of(slug=EAST_SIDE)), due_at=timezone.now())
    placement_of(post_of(campaign_of(status="dropped")), due_at=timezone.now())
    assert due_for(cast.owner).is_empty


def test_the_number_of_queries_does_not_grow_with_the_rows(bench, cast, django_assert_max_num_queries):
    client = client_of(cast.lead)
    url = reverse("release:due")
    client.get(url)

    def rows():
        bench.ready()
        bench.planned("pl")
        bench.ready(status="published", due_at=timezone.now() - timedelta(hours=3))

    rows()
    with django_assert_max_num_queries(40) as few:
        client.get(url)
    rows()
    rows()
    with django_assert_max_num_queries(len(few)):
        client.get(url)


def test_today_shows_what_is_mine_and_links_to_the_rest(bench, cast):
    bench.ready()
    bench.planned("pl")
    bench.campaign.responsible = cast.owner
    bench.campaign.save()
    page = english_client(cast.owner).get(reverse("web:today")).content.decode()
    assert bench.post.title in page
    assert "1 post of this week is held back" in page
    assert "Posts to publish" not in english_client(cast.colleague).get(reverse("web:today")).content.decode()


def test_an_empty_list_says_what_to_do(bench, as_lead):
    assert "Nothing is to be published this week" in as_lead.get(reverse("release:due")).content.decode()


def test_a_filter_full_of_nonsense_shows_everything(bench, as_lead):
    bench.ready()
    answer = as_lead.get(reverse("release:due"), {"who": "\x00", "language": "x" * 500, "programme": "9" * 40})
    assert answer.status_code == 200
    assert bench.post.title in answer.content.decode()
