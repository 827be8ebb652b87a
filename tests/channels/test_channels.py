"""The register of own channels."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from streetwork.presence.channels.rules import missing_of
from streetwork.presence.models import FollowerCount, OwnChannel
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.models import Platform
from tests.factories.accounts import programme
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of

pytestmark = pytest.mark.django_db
LIST = reverse("channels:list")
COMPLETE = {"imprint_url": "https://k.example/i", "privacy_url": "https://k.example/p", "availability": "Mo–Fr 9–17"}


def channel_of(*, slug=KOMPAN, on="telegram", name="Kompan auf Polnisch", url="https://t.me/kompan_pl", **facts):
    return OwnChannel.objects.create(
        programme=programme(slug), platform=Platform.objects.get(code=on), name=name, url=url, **facts
    )


def typed(**changes):
    return {
        "platform": Platform.objects.get(code="telegram").pk,
        "name": "Kompan auf Polnisch",
        "url": "https://t.me/kompan_pl",
        "languages": ["pl"],
    } | changes


def address(name, channel, *more):
    return reverse(f"channels:{name}", args=[channel.pk, *more])


def test_a_campaign_editor_adds_a_channel_with_its_followers(cast):
    answer = client_of(cast.campaign_editor).post(reverse("channels:new"), typed(followers="120", **COMPLETE))
    channel = OwnChannel.objects.get()
    assert answer.url == address("detail", channel)
    assert (channel.programme.slug, channel.languages) == (KOMPAN, ["pl"])
    assert channel.follower_counts.get().count == 120


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"url": "no address"},
        {"url": "ftp://t.me/kompan_pl"},
        {"url": "https://www.facebook.com/kompan"},
        {"platform": "99999"},
        {"languages": ["xx"]},
        {"followers": "-1"},
        {"name": "\x00"},
        {"responsible": "99999999999999999999"},
    ],
)
def test_what_cannot_be_saved_comes_back_with_what_was_typed(cast, changes):
    answer = client_of(cast.lead).post(reverse("channels:new"), typed(availability="kept as typed", **changes))
    assert answer.status_code == 422
    assert "kept as typed" in answer.content.decode()
    assert not OwnChannel.objects.exists()


def test_nothing_at_all_is_no_crash(cast):
    client = client_of(cast.lead)
    channel = channel_of()
    count = FollowerCount.objects.create(channel=channel, count=1)
    assert client.post(reverse("channels:new"), {"walls": "1"}).status_code == 422
    assert client.post(address("edit", channel), {"walls": "1"}).status_code == 422
    assert client.post(address("followers", channel), {"walls": "1"}).status_code == 422
    assert client.post(address("count-edit", channel, count.pk), {"walls": "1"}).status_code == 422
    assert client.get(f"{LIST}?platform=x&programme=%00&show=nothing").status_code == 200


def test_the_same_address_leads_to_the_entry_that_is_there(cast):
    channel = channel_of()
    answer = client_of(cast.lead).post(reverse("channels:new"), typed(name="Another name"))
    assert answer.url == address("detail", channel)
    assert OwnChannel.objects.count() == 1


def test_a_number_in_the_availability_is_asked_about_once(cast):
    client = client_of(cast.lead)
    wanted = typed(availability="Notfall: 0171 2345678")
    answer = client.post(reverse("channels:new"), wanted)
    assert answer.status_code == 422
    digest = answer.context["form"].guard_digest
    assert client.post(reverse("channels:new"), wanted | {"guard_confirmed": digest}).status_code == 302


def test_changing_a_channel_keeps_programme_and_platform(cast):
    channel = channel_of()
    other = Platform.objects.get(code="facebook")
    client_of(cast.lead).post(address("edit", channel), typed(name="New", platform=other.pk))
    channel.refresh_from_db()
    assert (channel.name, channel.platform.code, channel.programme.slug) == ("New", "telegram", KOMPAN)


def test_what_people_must_see_is_named_until_it_is_there(cast):
    channel = channel_of(availability="Mo–Fr 9–17")
    assert [duty.name for duty in missing_of(channel)] == ["imprint_url", "privacy_url"]
    page = client_of(cast.lead).get(address("detail", channel)).content.decode()
    assert "§ 5 DDG" in page
    assert "Art. 13" in page
    OwnChannel.objects.update(**COMPLETE)
    channel.refresh_from_db()
    assert missing_of(channel) == []
    assert "§ 5 DDG" not in client_of(cast.lead).get(address("detail", channel)).content.decode()


def test_the_list_finds_what_is_missing_and_what_is_closed(cast):
    channel_of(name="Complete", url="https://t.me/a_a_a", **COMPLETE)
    channel_of(name="Without imprint", url="https://t.me/b_b_b", **COMPLETE | {"imprint_url": ""})
    channel_of(name="Given up", url="https://t.me/c_c_c", is_closed=True)
    client = client_of(cast.owner)

    def shown(query):
        return [row.channel.name for row in client.get(f"{LIST}{query}").context["rows"]]

    assert shown("") == ["Complete", "Without imprint"]
    assert shown("?show=missing") == ["Without imprint"]
    assert shown("?show=closed") == ["Given up"]
    facebook = Platform.objects.get(code="facebook").pk
    assert shown(f"?platform={facebook}") == ["Complete", "Without imprint"]  # nobody has a channel there


def test_the_list_shows_the_newest_count_and_its_change(cast):
    channel = channel_of()
    today = timezone.localdate()
    for days, count in ((30, 100), (0, 130), (60, 90)):
        FollowerCount.objects.create(channel=channel, counted_on=today - timedelta(days=days), count=count)
    row = client_of(cast.owner).get(LIST).context["rows"][0]
    assert (row.channel.followers, row.change, row.channel.counted_on) == (130, 30, today)


def test_counts_are_added_corrected_moved_and_removed(cast):
    channel = channel_of()
    client = client_of(cast.campaign_editor)
    for count in ("10", "12"):
        client.post(address("followers", channel), {"counted_on": "2026-03-01", "count": count})
    client.post(address("followers", channel), {"counted_on": "2026-03-08", "count": "20"})
    assert list(channel.follower_counts.values_list("counted_on", "count")) == [
        (date(2026, 3, 8), 20), (date(2026, 3, 1), 12),
    ]  # fmt: skip
    newest = channel.follower_counts.first()
    client.post(address("count-edit", channel, newest.pk), {"counted_on": "2026-03-01", "count": "21"})
    assert list(channel.follower_counts.values_list("counted_on", "count")) == [(date(2026, 3, 1), 21)]
    for _turn in range(2):
        client.post(address("count-remove", channel, newest.pk))
    assert not channel.follower_counts.exists()


@pytest.mark.parametrize(
    "entry", [{"count": "-1"}, {"count": "99999999999"}, {"counted_on": "3000-01-01"}, {"counted_on": "32.13.2026"}]
)
def test_a_count_that_cannot_be_is_not_saved(cast, entry):
    channel = channel_of()
    answer = client_of(cast.lead).post(
        address("followers", channel), {"counted_on": "2026-03-01", "count": "5"} | entry
    )  # fmt: skip
    assert answer.status_code == 422
    assert not FollowerCount.objects.exists()


def test_a_count_of_another_channel_is_not_reached(cast):
    channel, other = channel_of(), channel_of(name="Other", url="https://t.me/other_pl")
    count = FollowerCount.objects.create(channel=other, count=1)
    client = client_of(cast.lead)
    assert client.get(address("count-edit", channel, count.pk)).status_code == 404
    client.post(address("count-remove", channel, count.pk))
    assert FollowerCount.objects.exists()


def test_closing_and_opening_again(cast):
    channel = channel_of()
    client = client_of(cast.lead)
    client.post(address("close", channel))
    channel.refresh_from_db()
    assert channel.is_closed
    assert missing_of(channel) == []
    client.post(address("reopen", channel))
    channel.refresh_from_db()
    assert not channel.is_closed


def test_counselors_read_and_do_not_write(cast):
    channel = channel_of()
    client = client_of(cast.owner)
    assert client.get(address("detail", channel)).status_code == 200
    assert client.get(address("edit", channel)).status_code == 403


@pytest.mark.parametrize("name", ["detail", "edit"])
def test_a_channel_of_another_programme_does_not_exist(cast, name):
    assert client_of(cast.lead).get(address(name, channel_of(slug=EAST_SIDE))).status_code == 404


def test_an_archived_programme_is_read_only(cast):
    channel = channel_of()
    Programme.objects.filter(slug=KOMPAN).update(is_archived=True)
    client = client_of(cast.lead)
    assert client.get(address("detail", channel)).status_code == 200
    assert client.post(address("close", channel)).status_code == 403
    assert client.get(reverse("channels:new")).status_code == 403


def test_only_who_works_in_the_programme_answers_for_a_channel(cast):
    client = client_of(cast.lead)
    assert client.post(reverse("channels:new"), typed(responsible=cast.stranger.pk)).status_code == 422
    assert client.post(reverse("channels:new"), typed(responsible=cast.owner.pk)).status_code == 302
    assert OwnChannel.objects.get().responsible == cast.owner


def test_the_list_takes_the_same_queries_for_one_and_for_three(cast):
    client = client_of(cast.owner)
    channel_of()
    client.get(LIST)

    def asked():
        with CaptureQueriesContext(connection) as found:
            client.get(LIST)
        return len(found)

    one = asked()
    for number in range(2):
        FollowerCount.objects.create(
            channel=channel_of(name=f"More {number}", url=f"https://t.me/more_{number}"), count=number
        )
    assert asked() == one


def test_the_spaces_lead_to_the_channels(cast):
    assert LIST in client_of(cast.owner).get(reverse("spaces:list")).content.decode()
