"""Connecting a channel, deciding about posts: the pages and their buttons."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.models import ChannelConnection, ChannelConnectionEvent, Placement, SendAttempt
from campaigns.sending.tasks import send_due
from campaigns.sending.today import looks_to_take
from campaigns.sending.tokens import Token, sealed, token_of
from tests.campaigns_sending.bot_api import TOKEN
from tests.campaigns_sending.conftest import channel_of, connected, due_placement
from tests.factories.campaigns import campaign_of, placement_of, post_of
from tests.factories.cast import EAST_SIDE, client_of

pytestmark = pytest.mark.django_db
TYPED = {"address": "t.me/kompan_pl", "token": TOKEN}
RIGHTS = {"id": -100777, "type": "channel", "title": "Kompan PL"}


def page_of(channel, name="channel"):
    return reverse(f"sending:{name}", args=[channel.pk])


def post_to(user, name, placement, **data):
    return client_of(user).post(reverse(f"sending:{name}", args=[placement.pk]), data)


def in_doubt(placement):
    Placement.objects.filter(pk=placement.pk).update(status="sending", problem="doubt")
    return SendAttempt.objects.create(placement=placement, outcome="unknown", code="no-answer", text="what was sent")


# --- Connecting --------------------------------------------------------------------------------


def test_a_campaign_editor_connects_a_channel(cast, api):
    channel = channel_of()
    answer = client_of(cast.campaign_editor).post(page_of(channel), TYPED, follow=True)
    held = ChannelConnection.objects.get()
    assert (held.address, held.bot_name, held.title) == ("@kompan_pl", "streetwork_test_bot", "Channel @kompan_pl")
    assert (held.connected_by, held.is_active, held.problem) == (cast.campaign_editor, True, "")
    assert token_of(held).reveal() == TOKEN
    assert "@streetwork_test_bot" in answer.content.decode()
    assert api.posts == []


def test_the_address_is_prefilled_from_the_channel(cast):
    assert 'value="@kompan_pl"' in client_of(cast.lead).get(page_of(channel_of())).content.decode()


@pytest.mark.parametrize(
    ("member", "words"),
    [({"status": "left"}, "no administrator"), ({"status": "administrator"}, "Post messages")],
)
def test_what_is_missing_on_telegram_is_said_and_nothing_saved(cast, api, member, words):
    api.chats = {"@kompan_pl": (RIGHTS, member)}
    cast.lead.language = "en"
    cast.lead.save()
    answer = client_of(cast.lead).post(page_of(channel_of()), TYPED)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert 'value="t.me/kompan_pl"' in answer.content.decode()
    assert not ChannelConnection.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [{}, {"walls": "1"}, TYPED | {"token": "x"}, TYPED | {"address": "https://t.me/+x"}, TYPED | {"token": "\x00"},
     {"address": "@" + "x" * 500, "token": "1" * 500}],
)  # fmt: skip
def test_what_cannot_be_a_token_or_address_is_not_even_asked_about(cast, api, typed):
    assert client_of(cast.lead).post(page_of(channel_of()), typed).status_code == 422
    assert api.requests == []


def test_connecting_anew_replaces_the_token_and_a_failure_keeps_the_old_one(cast, api):
    channel = connected(problem="token", is_active=False)
    client = client_of(cast.lead)
    other = "987654321:" + "b" * 35
    assert client.post(page_of(channel), TYPED | {"token": other}).status_code == 422
    assert token_of(ChannelConnection.objects.get()).reveal() == TOKEN
    api.tokens.add(other)
    assert client.post(page_of(channel), TYPED | {"token": other}).status_code == 302
    held = ChannelConnection.objects.get()
    assert (token_of(held).reveal(), held.problem, held.is_active) == (other, "", True)


def test_connecting_anew_forgets_a_flood_wait_only_for_another_token_or_address(cast, api):
    until = timezone.now() + timedelta(minutes=30)
    channel = connected(waits_until=until)
    client = client_of(cast.lead)
    other = "987654321:" + "b" * 35
    api.tokens.add(other)
    for typed, waits in ((TYPED, until), (TYPED | {"token": other}, None), (TYPED | {"address": "@kompan_ro"}, None)):
        ChannelConnection.objects.filter(channel=channel).update(
            waits_until=until, token=sealed(Token(TOKEN), channel=channel.pk), address="@kompan_pl"
        )
        assert client.post(page_of(channel), typed).status_code == 302
        assert ChannelConnection.objects.get().waits_until == waits


def test_a_check_finds_a_problem_and_its_end(cast, api):
    channel = connected()
    client = client_of(cast.lead)
    api.chats = {}
    client.post(page_of(channel, "check"))
    assert ChannelConnection.objects.get().problem == "chat"
    api.chats = None
    client.post(page_of(channel, "check"))
    assert ChannelConnection.objects.get().problem == ""


def test_pausing_holds_posts_and_resuming_lets_them_out(cast, api):
    placement = due_placement()
    client = client_of(cast.campaign_editor)
    client.post(page_of(placement.channel, "pause"))
    send_due()
    assert api.posts == []
    client.post(page_of(placement.channel, "resume"))
    send_due()
    assert len(api.posts) == 1


def test_disconnecting_destroys_the_token_and_twice_does_no_harm(cast, api):
    channel = connected()
    client = client_of(cast.lead)
    for _turn in range(2):
        assert client.post(page_of(channel, "disconnect")).status_code == 302
    assert not ChannelConnection.objects.exists()
    assert "token" not in {field.name for field in ChannelConnectionEvent._meta.fields}


def test_the_history_says_who_did_what(cast, api):
    channel = channel_of()
    client = client_of(cast.lead)
    client.post(page_of(channel), TYPED)
    for step in ("pause", "resume", "disconnect"):
        client.post(page_of(channel, step))
    assert list(ChannelConnectionEvent.objects.order_by("pgh_id").values_list("pgh_label", "actor")) == [
        ("insert", cast.lead.pk), ("update", cast.lead.pk), ("update", cast.lead.pk), ("delete", cast.lead.pk),
    ]  # fmt: skip
    assert client.get(page_of(channel)).content.decode().count("Lea Lead") >= 4


@pytest.mark.parametrize("name", ["channel", "check", "pause", "resume", "disconnect"])
def test_only_who_plans_campaigns_of_the_programme_connects(cast, name):
    theirs = connected(channel_of(slug=EAST_SIDE))
    assert client_of(cast.lead).post(page_of(theirs, name)).status_code == 404
    assert client_of(cast.owner).post(page_of(connected(), name)).status_code == 403


def test_a_channel_of_another_platform_cannot_be_connected(cast):
    assert client_of(cast.lead).get(page_of(channel_of(on="facebook"))).status_code == 404


def test_the_page_of_the_channel_leads_to_the_connection(cast):
    channel = channel_of()
    page = client_of(cast.lead).get(reverse("channels:detail", args=[channel.pk])).content.decode()
    assert page_of(channel) in page
    assert page_of(channel) not in client_of(cast.owner).get(
        reverse("channels:detail", args=[channel.pk])
    ).content.decode()  # fmt: skip


# --- Deciding ----------------------------------------------------------------------------------


def test_send_now_publishes_what_is_planned_for_later(cast, api):
    placement = due_placement()
    Placement.objects.update(due_at=timezone.now() + timedelta(days=3))
    overview = client_of(cast.owner).get(reverse("sending:overview")).content.decode()
    assert reverse("sending:now", args=[placement.pk]) in overview
    post_to(cast.owner, "now", placement)
    send_due()
    assert len(api.posts) == 1


def test_send_now_sends_what_had_become_too_late(cast, api):
    placement = due_placement(minutes=600)
    assert reverse("sending:now", args=[placement.pk]) in client_of(cast.owner).get(
        reverse("sending:doubtful")
    ).content.decode()  # fmt: skip
    post_to(cast.owner, "now", placement)
    send_due()
    assert len(api.posts) == 1


def test_send_now_lets_nothing_out_that_is_not_released(cast, api):
    placement = due_placement()
    placement.post.versions.get().releases.all().delete()
    post_to(cast.owner, "now", placement)
    send_due()
    assert api.posts == []


def test_send_now_of_what_was_published_does_nothing(cast, api):
    placement = due_placement()
    send_due()
    post_to(cast.owner, "now", placement)
    send_due()
    assert len(api.posts) == 1


def test_send_now_does_not_wait_for_the_next_try(cast, api):
    placement = due_placement()
    api.next("fault")
    send_due()
    post_to(cast.owner, "now", placement)
    send_due()
    assert len(api.posts) == 1


def test_it_is_there_notes_when_and_what_was_sent(cast):
    placement = due_placement()
    attempt = in_doubt(placement)
    answer = post_to(cast.owner, "there", placement, **{f"p{placement.pk}-permalink": "t.me/kompan_pl/77"})
    assert answer.status_code == 302
    placement.refresh_from_db()
    assert (placement.status, placement.permalink) == ("published", "https://t.me/kompan_pl/77")
    assert (placement.published_text, placement.published_at) == ("what was sent", attempt.started_at)
    attempt.refresh_from_db()
    assert (attempt.outcome, attempt.code, attempt.settled_by) == ("sent", "seen", cast.owner)


def test_a_link_that_is_none_of_a_post_comes_back_with_a_sentence(cast):
    placement = due_placement()
    in_doubt(placement)
    answer = post_to(cast.owner, "there", placement, **{f"p{placement.pk}-permalink": "https://facebook.com/x"})
    assert answer.status_code == 422
    assert "https://facebook.com/x" in answer.content.decode()
    placement.refresh_from_db()
    assert placement.status == "sending"


def test_it_is_not_there_sends_it_once_more(cast, api):
    placement = due_placement()
    in_doubt(placement)
    for _turn in range(2):
        post_to(cast.owner, "again", placement)
    send_due()
    placement.refresh_from_db()
    assert (len(api.posts), placement.status) == (1, "published")
    assert list(SendAttempt.objects.order_by("pk").values_list("outcome", "code")) == [
        ("unknown", "missing"), ("sent", ""),
    ]  # fmt: skip


def test_it_is_not_there_plans_it_again_without_sending(cast, api):
    placement = due_placement(minutes=600)
    in_doubt(placement)
    post_to(cast.owner, "replan", placement)
    send_due()
    placement.refresh_from_db()
    assert (api.posts, placement.status, placement.problem) == ([], "planned", "")


@pytest.mark.parametrize("name", ["again", "replan", "there"])
def test_nobody_decides_about_what_a_worker_is_just_sending(cast, api, name):
    placement = due_placement()
    Placement.objects.filter(pk=placement.pk).update(status="sending")
    attempt = SendAttempt.objects.create(placement=placement)
    post_to(cast.owner, name, placement)
    attempt.refresh_from_db()
    assert attempt.ended_at is None


def test_a_refused_post_is_sent_again_when_the_channel_is_mended(cast, api):
    placement = due_placement()
    api.chats = {}
    send_due()
    client_of(cast.lead).post(page_of(placement.channel, "check"))
    post_to(cast.owner, "again", placement)
    send_due()
    assert api.posts == []
    api.chats = None
    client_of(cast.lead).post(page_of(placement.channel, "check"))
    post_to(cast.owner, "again", placement)
    send_due()
    assert len(api.posts) == 1


@pytest.mark.parametrize("name", ["now", "again", "replan", "there"])
def test_placements_of_other_programmes_do_not_exist(cast, name):
    placement = due_placement()
    assert post_to(cast.stranger, name, placement).status_code == 404


def test_after_a_decision_people_are_led_back_to_our_own_pages_alone(cast, api):
    placement = due_placement()
    assert post_to(cast.owner, "now", placement, next="/campaigns/sending/").url == "/campaigns/sending/"
    assert post_to(cast.owner, "now", placement, next="https://evil.example/").url == reverse("sending:doubtful")


def test_today_and_the_daily_mail_tell_those_concerned(cast):
    placement = due_placement(campaign=campaign_of(platforms=("telegram",), responsible=cast.owner))
    in_doubt(placement)
    card = reverse("sending:doubtful") + f"#p{placement.pk}"
    assert card in client_of(cast.owner).get(reverse("web:today")).content.decode()
    assert card not in client_of(cast.colleague).get(reverse("web:today")).content.decode()
    assert looks_to_take(cast.owner, timezone.localdate()) == 1
    assert looks_to_take(cast.stranger, timezone.localdate()) == 0


def test_the_pages_take_the_same_queries_for_one_and_for_three(cast):
    channel, campaign = connected(), campaign_of(platforms=("telegram",), responsible=cast.owner)
    client = client_of(cast.owner)

    def rows():
        in_doubt(due_placement(channel, campaign=campaign))
        due_placement(channel, campaign=campaign, minutes=600)
        failed = due_placement(channel, campaign=campaign)
        Placement.objects.filter(pk=failed.pk).update(status="failed", problem="rights")
        ahead = due_placement(channel, campaign=campaign)
        Placement.objects.filter(pk=ahead.pk).update(due_at=timezone.now() + timedelta(days=1))
        placement_of(post_of(campaign), channel=channel, platform="telegram", status="published", external_id="1/1")

    rows()
    pages = [reverse("sending:overview"), reverse("sending:doubtful"), reverse("web:today")]
    for page in pages:
        client.get(page)
    one = [queries_of(client, page) for page in pages]
    rows()
    rows()
    assert [queries_of(client, page) for page in pages] == one


def queries_of(client, page):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)
