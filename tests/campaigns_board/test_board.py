"""The board: columns, filters, how far each campaign is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaigns.board.progress import progress_of
from campaigns.models import Campaign
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of

pytestmark = pytest.mark.django_db
BOARD = "/campaigns/"


def titles(client, query=""):
    columns = client.get(BOARD + query).context["columns"]
    return [card.campaign.title for column in columns for card in column.cards]


def test_each_status_has_its_column(editor):
    for status in ("draft", "running", "done", "dropped"):
        campaign_of(title=f"is {status}", status=status)
    columns = editor.get(BOARD).context["columns"]
    found = {str(column.status): [card.campaign.title for card in column.cards] for column in columns}
    assert found == {"draft": ["is draft"], "running": ["is running"], "done": ["is done"]}
    assert titles(editor, "?status=dropped") == ["is dropped"]


def test_what_ends_first_stands_first(editor):
    today = timezone.localdate()
    campaign_of(title="late", ends_on=today + timedelta(days=20))
    campaign_of(title="soon", ends_on=today + timedelta(days=2))
    assert titles(editor) == ["soon", "late"]


def test_of_what_is_over_the_newest_are_shown_with_a_way_to_all(editor):
    today = timezone.localdate()
    for number in range(10):
        begin, end = today - timedelta(days=99), today - timedelta(days=number)
        campaign_of(title=f"c{number}", status="done", starts_on=begin, ends_on=end)
    column = editor.get(BOARD).context["columns"][-1]
    assert [card.campaign.title for card in column.cards] == [f"c{n}" for n in range(8)]
    assert (column.total, column.hidden) == (10, 2)
    assert len(titles(editor, "?status=done")) == 10


def test_only_the_campaigns_of_my_programmes(cast):
    campaign_of(title="ours")
    campaign_of(slug=EAST_SIDE, title="theirs")
    assert titles(client_of(cast.campaign_editor)) == ["ours"]
    assert titles(client_of(cast.stranger)) == ["theirs"]


def test_the_filters_narrow(editor, cast):
    today = timezone.localdate()
    campaign_of(title="alpha", kind="event", languages=("de", "ro"), responsible=cast.campaign_editor)
    campaign_of(title="beta", topic="pay", starts_on=today - timedelta(days=90), ends_on=today - timedelta(days=60))
    post_of(Campaign.objects.get(title="beta"), title="Lohnzettel lesen")
    topic = Campaign.objects.get(title="beta").topic_id
    for query, wanted in (
        ("?kind=event", ["alpha"]),
        ("?language=ro", ["alpha"]),
        ("?who=me", ["alpha"]),
        (f"?topic={topic}", ["beta"]),
        (f"?since={today}", ["alpha"]),
        (f"?until={today - timedelta(days=50)}", ["beta"]),
        ("?q=lohnzettel", ["beta"]),
        ("?q=ALPHA", ["alpha"]),
        ("?status=running&q=alpha", ["alpha"]),
        ("?status=draft", []),
    ):
        assert titles(editor, query) == wanted, query


def test_a_wrong_filter_filters_nothing(editor):
    campaign_of(title="there")
    for query in ("?status=x", "?topic=99999999999999999999", "?since=never", "?q=%00", "?programme=abc", "?kind="):
        assert titles(editor, query) == ["there"], query


def test_an_empty_board_says_how_to_begin(editor, cast):
    assert b"/campaigns/new/" in editor.get(BOARD).content
    assert b"/campaigns/new/" not in client_of(cast.coordinator).get(BOARD).content


def test_a_language_is_done_when_every_post_is_approved_and_up_to_date(campaign):
    first, second = post_of(campaign), post_of(campaign, title="zwei")
    post_version_of(first)
    post_version_of(second)
    post_version_of(first, "pl")
    progress = progress_of([campaign])[campaign.pk]
    assert [(text.code, text.is_done, text.approved) for text in progress.texts] == [("de", True, 2), ("pl", False, 1)]
    assert (progress.languages_done, progress.texts_approved, progress.texts_wanted) == (1, 3, 4)


def test_an_outdated_text_is_not_done(campaign):
    post = post_of(campaign)
    source = post_version_of(post)
    post_version_of(post, "pl")
    source.text_hash = b"x" * 32
    source.save()
    texts = {text.code: text for text in progress_of([campaign])[campaign.pk].texts}
    assert (texts["pl"].is_done, texts["pl"].states["outdated"], texts["de"].is_done) == (False, 1, True)


def test_dropped_posts_and_cancelled_placements_count_nowhere(campaign):
    now = timezone.now()
    post = post_of(campaign)
    post_of(campaign, title="weg", is_dropped=True)
    placement_of(post, status="cancelled")
    placement_of(post, status="published", due_at=now - timedelta(days=3))
    late = placement_of(post, "pl", due_at=now - timedelta(hours=3))
    placement_of(post, "pl", due_at=now + timedelta(days=3))
    progress = progress_of([campaign], now)[campaign.pk]
    assert (progress.posts, progress.planned, progress.published, progress.due) == (1, 3, 1, 1)
    assert progress.next_due == late.due_at


def test_a_campaign_without_posts_is_not_done(campaign):
    progress = progress_of([campaign])[campaign.pk]
    assert (progress.languages_done, progress.posts, progress.planned) == (0, 0, 0)


def filled(posts):
    campaign = campaign_of(responsible=None)
    for number in range(posts):
        post = post_of(campaign, title=f"post {number}")
        post_version_of(post)
        post_version_of(post, "pl", status="draft")
        placement_of(post, status="planned")
    return campaign


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return [
        query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "SELECT set_config"))
    ]


def test_the_board_takes_as_many_queries_for_many_campaigns_as_for_one(editor):
    filled(1)
    one = queries(editor, BOARD)
    for posts in (3, 20):
        filled(posts)
    many = queries(editor, BOARD)
    assert len(many) == len(one), "\n".join(many)
    assert len(many) <= 8, "\n".join(many)


def test_one_campaign_takes_as_many_queries_for_many_posts_as_for_one(editor):
    one = queries(editor, f"/campaigns/{filled(1).pk}/")
    many = queries(editor, f"/campaigns/{filled(12).pk}/")
    assert len(one) == len(many), "\n".join(many)


def test_a_running_campaign_past_its_last_day_is_marked(editor):
    today = timezone.localdate()
    campaign_of(starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=1))
    campaign_of(starts_on=today, ends_on=today)
    cards = editor.get(BOARD).context["columns"][1].cards
    assert [card.is_over_time for card in cards] == [True, False]


def test_the_board_is_read_by_who_reads_campaigns(cast):
    for person, status in ((cast.owner, 200), (cast.coordinator, 200), (cast.directory_editor, 403)):
        assert client_of(person).get(BOARD).status_code == status
    assert programme(KOMPAN)
