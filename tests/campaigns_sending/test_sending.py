"""What goes out by machine: once, at its time, and only what may."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from campaigns.flow import seen_of
from campaigns.models import ChannelConnection, Placement, SendAttempt
from campaigns.release.actions import mark_published, release_version, unpublish_mark
from campaigns.release.questions import asked_of
from campaigns.sending import claims, queries
from campaigns.sending.rules import LATE_LIMIT, LEASE, START_LIMIT
from campaigns.sending.sending import send
from campaigns.sending.sending import send_due as a_round
from campaigns.sending.tasks import send_due
from campaigns.sending.waking import TASK
from streetwork.delivery.poke import Poke
from tests.campaigns_sending.conftest import channel_of, connected, due_placement
from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of

pytestmark = pytest.mark.django_db


def pass_time(**span):
    """All tries began and may be repeated so much earlier."""
    span = timedelta(**span)
    for attempt in SendAttempt.objects.all():
        SendAttempt.objects.filter(pk=attempt.pk).update(
            started_at=attempt.started_at - span, retry_at=attempt.retry_at and attempt.retry_at - span
        )
    for held in ChannelConnection.objects.exclude(waits_until=None):
        ChannelConnection.objects.filter(pk=held.pk).update(waits_until=held.waits_until - span)


def test_a_released_post_goes_out_when_it_is_due(api):
    placement = due_placement(text="Kurse <b>ab</b> _Montag_ https://kompan.example")
    send_due()
    placement.refresh_from_db()
    (post,) = api.posts
    assert post.text == "Kurse <b>ab</b> _Montag_ https://kompan.example"
    assert set(post.parameters) == {"chat_id", "text", "link_preview_options"}
    assert post.preview_is_off
    assert placement.status == "published"
    assert placement.permalink == "https://t.me/kompan_pl/1"
    assert placement.external_id == "-1001234567890/1"
    assert placement.published_text == post.text
    assert placement.published_by is None
    assert SendAttempt.objects.get().outcome == "sent"


def test_a_second_round_sends_nothing_again(api):
    due_placement()
    assert [a_round(), a_round()] == [1, 0]
    assert len(api.posts) == 1


def test_the_link_stands_in_the_text(api, settings):
    placement = due_placement(text="Hier: {link}", target="https://kompan.example/kurse")
    send_due()
    assert api.posts[0].text == f"Hier: {settings.BASE_URL}/l/{placement.short_link.slug}"


def test_what_is_not_due_waits(api):
    placement = due_placement()
    Placement.objects.update(due_at=timezone.now() + timedelta(minutes=1))
    send_due()
    assert api.requests == []
    placement.refresh_from_db()
    assert placement.status == "planned"


@pytest.mark.parametrize(
    ("model", "change"),
    [
        ("campaign", {"status": "draft"}),
        ("campaign", {"status": "done"}),
        ("programme", {"is_archived": True}),
        ("post", {"is_dropped": True}),
        ("channel", {"is_closed": True}),
        ("connection", {"is_active": False}),
        ("connection", {"problem": "rights"}),
        ("version", {"status": "review"}),
        ("release", {"withdrawn_at": "2026-01-01T00:00Z"}),
        ("release", {"text_hash": b"x" * 32}),
        ("placement", {"status": "cancelled"}),
        ("placement", {"status": "sending"}),
    ],
)
def test_what_may_not_go_out_stays(api, model, change):
    placement = due_placement()
    version = placement.post.versions.get()
    row = {
        "campaign": placement.post.campaign,
        "programme": placement.post.campaign.programme,
        "post": placement.post,
        "channel": placement.channel,
        "connection": placement.channel.connection,
        "version": version,
        "release": version.releases.get(),
        "placement": placement,
    }[model]
    type(row).objects.filter(pk=row.pk).update(**change)
    send_due()
    assert api.posts == []
    assert not SendAttempt.objects.exists()


def test_a_post_without_release_stays(api):
    post = post_of(campaign_of(platforms=("telegram",)))
    post_version_of(post)
    placement_of(post, platform="telegram", channel=connected(), due_at=timezone.now())
    send_due()
    assert api.posts == []


def test_a_text_too_long_for_the_platform_is_not_even_tried(api):
    due_placement(text="ż" * 4097)
    send_due()
    assert (api.requests, SendAttempt.objects.count()) == ([], 0)


def test_what_is_too_late_asks_a_person_instead(api):
    placement = due_placement(minutes=LATE_LIMIT.total_seconds() / 60 + 1)
    send_due()
    placement.refresh_from_db()
    assert (api.posts, placement.status) == ([], "planned")


def test_at_night_only_what_is_on_time_goes_out(api, monkeypatch):
    monkeypatch.setattr("campaigns.sending.rules.is_night", lambda now: True)
    channel, campaign = connected(), campaign_of(platforms=("telegram",))
    due_placement(channel, campaign=campaign, text="planned for the evening", minutes=16)
    due_placement(channel, campaign=campaign, text="planned for the night", minutes=14)
    send_due()
    assert [post.text for post in api.posts] == ["planned for the night"]


def test_posts_go_out_in_the_order_of_their_time(api):
    channel, campaign = connected(), campaign_of(platforms=("telegram",))
    for minutes in (3, 9, 6):
        due_placement(channel, campaign=campaign, text=f"due since {minutes}", minutes=minutes)
    send_due()
    assert [post.text for post in api.posts] == ["due since 9", "due since 6", "due since 3"]


# --- Later -------------------------------------------------------------------------------------


def test_a_flood_wait_holds_the_whole_channel_and_no_other(api):
    first, campaign = connected(), campaign_of(platforms=("telegram",))
    due_placement(first, campaign=campaign, text="one", minutes=9)
    due_placement(first, campaign=campaign, text="two", minutes=8)
    other = connected(channel_of(name="Other", url="https://t.me/other_pl"), address="@other_pl")
    due_placement(other, campaign=campaign, text="elsewhere", minutes=7)
    api.next("flood", seconds=40)
    send_due()
    assert [post.text for post in api.posts] == ["elsewhere"]
    pass_time(seconds=30)
    send_due()
    assert len(api.posts) == 1
    pass_time(seconds=12)
    send_due()
    assert [post.text for post in api.posts] == ["elsewhere", "one", "two"]


def test_a_fault_of_the_platform_is_tried_again_with_growing_pauses(api):
    placement = due_placement()
    waits = []
    for _turn in range(3):
        api.next("fault")
        send_due()
        newest = SendAttempt.objects.latest("pk")
        waits.append(round((newest.retry_at - newest.ended_at).total_seconds()))
        send_due()
        pass_time(minutes=3)
    assert waits == [30, 60, 120]
    send_due()
    placement.refresh_from_db()
    assert (len(api.posts), placement.status) == (1, "published")
    assert list(SendAttempt.objects.order_by("pk").values_list("outcome", flat=True)) == ["later"] * 3 + ["sent"]


def test_a_platform_that_cannot_be_reached_is_tried_again(settings, api):
    settings.TELEGRAM_API_URL = "http://127.0.0.1:9"
    placement = due_placement()
    send_due()
    assert SendAttempt.objects.get().code == "unreachable"
    settings.TELEGRAM_API_URL = api.url
    pass_time(minutes=1)
    send_due()
    placement.refresh_from_db()
    assert placement.status == "published"


def test_redirects_are_not_followed(api):
    due_placement()
    api.next("redirect")
    send_due()
    assert SendAttempt.objects.get().outcome == "later"


def test_a_worker_that_was_held_up_before_the_request_does_not_send(api):
    placement = due_placement()
    claimed = claims.claim(placement.pk)
    claimed.attempt.started_at -= START_LIMIT
    assert not send(claimed)
    placement.refresh_from_db()
    assert (api.requests, placement.status) == ([], "planned")


# --- Refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("member", "code"),
    [({"status": "kicked"}, "removed"), ({"status": "administrator", "can_post_messages": False}, "rights")],
)
def test_a_channel_that_refuses_us_holds_everything_there(api, member, code):
    channel, campaign = connected(), campaign_of(platforms=("telegram",))
    first = due_placement(channel, campaign=campaign, minutes=5)
    second = due_placement(channel, campaign=campaign, minutes=4)
    api.chats = {"@kompan_pl": ({"id": -100, "type": "channel"}, member)}
    send_due()
    send_due()
    for row in (first, second, channel.connection):
        row.refresh_from_db()
    assert (first.status, first.problem) == ("failed", code)
    assert (second.status, channel.connection.problem) == ("planned", code)
    assert api.requests == ["sendMessage"]


@pytest.mark.parametrize(("tokens", "chats", "code"), [((), None, ""), (("1:x",), None, "token"), (None, {}, "chat")])
def test_a_refusal_is_told_by_its_code(api, tokens, chats, code):
    if tokens is not None:
        api.tokens = set(tokens)
    api.chats = chats
    placement = due_placement()
    send_due()
    placement.refresh_from_db()
    assert placement.problem == code


def test_a_token_that_cannot_be_opened_is_said_so(api):
    placement = due_placement()
    ChannelConnection.objects.update(token=b"x" * 60)
    send_due()
    placement.refresh_from_db()
    assert (placement.status, placement.problem, api.requests) == ("failed", "seal", [])


# --- In doubt ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["drop", "garbage", "gateway"])
def test_an_answer_that_is_none_leaves_the_post_in_doubt_and_it_is_never_sent_again(api, kind):
    placement = due_placement()
    api.next(kind, posts=True)
    send_due()
    pass_time(hours=1)
    send_due()
    placement.refresh_from_db()
    attempt = SendAttempt.objects.get()
    assert (placement.status, placement.problem) == ("sending", "doubt")
    assert (attempt.outcome, attempt.ended_at, attempt.text) == ("unknown", None, "Kostenlose Kurse: kompan.example")
    assert len(api.posts) == 1


def test_a_slow_answer_is_waited_for_no_longer_than_the_limit(api, monkeypatch):
    monkeypatch.setattr("campaigns.sending.bot_api.ANSWER_SECONDS", 0.2)
    due_placement()
    api.next("slow", posts=True, seconds=0.6)
    send_due()
    assert SendAttempt.objects.get().code == "no-answer"


def test_a_doubt_does_not_hold_up_the_channel(api):
    channel, campaign = connected(), campaign_of(platforms=("telegram",))
    due_placement(channel, campaign=campaign, text="lost", minutes=5)
    due_placement(channel, campaign=campaign, text="fine", minutes=4)
    api.next("drop")
    send_due()
    assert [post.text for post in api.posts] == ["fine"]


def test_a_try_without_an_end_is_in_doubt_after_the_lease(api):
    placement = due_placement()
    claims.claim(placement.pk)
    assert claims.sweep() == 0
    pass_time(seconds=LEASE.total_seconds())
    assert claims.sweep() == 1
    placement.refresh_from_db()
    assert (placement.problem, SendAttempt.objects.get().code) == ("doubt", "worker-lost")


def test_an_answer_that_comes_late_ends_the_doubt(api):
    placement = due_placement()
    claimed = claims.claim(placement.pk)
    SendAttempt.objects.update(outcome="unknown")
    assert send(claimed)
    placement.refresh_from_db()
    assert placement.status == "published"


def test_a_fault_of_our_own_while_sending_is_a_doubt(api, monkeypatch):
    def broken(*_everything):
        raise ZeroDivisionError

    monkeypatch.setattr("campaigns.sending.telegram._sent", broken)
    placement = due_placement()
    send_due()
    placement.refresh_from_db()
    assert (placement.problem, len(api.posts)) == ("doubt", 1)


def test_the_database_allows_one_open_try_for_a_placement(api):
    placement = due_placement()
    claims.claim(placement.pk)
    with pytest.raises(IntegrityError):
        SendAttempt.objects.create(placement=placement)


def test_a_doubt_stays_when_the_mark_as_published_is_taken_back(api):
    placement = due_placement()
    api.next("drop")
    send_due()
    mark_published(placement=placement)
    unpublish_mark(placement=placement)
    assert a_round() == 0
    assert [each.pk for each in queries.doubtful(Placement.objects.all(), timezone.now())] == [placement.pk]
    assert not queries.held_back(Placement.objects.all(), timezone.now()).exists()


def test_a_post_that_cannot_be_claimed_does_not_hold_up_the_others(api, monkeypatch):
    channel, campaign = connected(), campaign_of(platforms=("telegram",))
    broken = due_placement(channel, campaign=campaign, text="broken", minutes=5)
    due_placement(channel, campaign=campaign, text="fine", minutes=4)
    standing_of = claims.standing_of

    def fails(placement):
        return standing_of(None if placement.pk == broken.pk else placement)

    monkeypatch.setattr(claims, "standing_of", fails)
    send_due()
    assert [post.text for post in api.posts] == ["fine"]


def test_a_release_wakes_the_sender(django_capture_on_commit_callbacks, monkeypatch, cast):
    woken = []
    monkeypatch.setattr(Poke, "__call__", lambda poke: woken.append(poke.task))
    version = post_version_of(post_of(campaign_of(platforms=("telegram",))))
    keys = [question.key for question in asked_of(version.post.campaign.programme_id, has_picture=False)]
    with django_capture_on_commit_callbacks(execute=True):
        release_version(version=version, checks=keys, seen=seen_of(version), user=cast.lead.pk)
    assert woken == [TASK]
