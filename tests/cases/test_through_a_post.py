"""Came through a post: picked, searched, recognised by its link, kept, shown, taken along."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.models import Contact
from streetwork.presence.models import Space
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of, placement_of, post_of
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of

pytestmark = pytest.mark.django_db
NEW, FIND, LOOKUP = "/contacts/new/", "/contacts/placements/", "/contacts/lookup/"
PERMALINK = "https://www.facebook.com/groups/123/posts/456/"


@pytest.fixture
def owner(cast):
    return client_of(cast.owner)


@pytest.fixture
def post(db):
    return post_of(campaign_of(title="Deutsch lernen"), title="Kostenlose Kurse")


@pytest.fixture
def placement(post):
    return placement_of(post, "pl", platform="facebook", status="published", permalink=PERMALINK)


def the_only(opened):
    with opened("ST"):
        return Contact.objects.get()


def offered(response):
    return [key for key, _label in response.context["form"].posts_offered if key]


def test_the_post_is_saved_with_the_contact(owner, entry, opened, placement):
    owner.post(NEW, entry(content_based="on", placement=placement.pk))

    contact = the_only(opened)
    assert (contact.placement_id, contact.content_based) == (placement.pk, True)


def test_without_the_tick_no_post_is_saved(owner, entry, opened, placement):
    owner.post(NEW, entry(placement=placement.pk))

    contact = the_only(opened)
    assert (contact.placement_id, contact.content_based) == (None, False)


def test_it_may_come_through_a_post_that_is_not_named(owner, entry, opened, placement):
    owner.post(NEW, entry(content_based="on", placement=""))

    assert the_only(opened).content_based


@pytest.mark.parametrize("status", ["planned", "cancelled", "failed"])
def test_what_is_not_out_is_no_choice(owner, entry, post, status):
    hidden = placement_of(post, "pl", status=status)

    assert "placement" in owner.post(NEW, entry(content_based="on", placement=hidden.pk)).context["form"].errors


@pytest.mark.parametrize("sent", ["x", "99999999", "9" * 30, "\x00"])
def test_nonsense_is_no_choice_and_no_error_page(owner, entry, sent):
    assert owner.post(NEW, entry(content_based="on", placement=sent)).status_code == 422


def test_a_post_of_another_programme_is_no_choice(owner, entry):
    foreign = placement_of(post_of(campaign_of(slug=EAST_SIDE, title="Fremd")), "pl", status="published")

    response = owner.post(NEW, entry(content_based="on", placement=foreign.pk))
    assert "placement" in response.context["form"].errors
    assert "Fremd" not in response.content.decode()


class TestOffer:
    def test_language_platform_and_space_stand_first(self, owner, entry, post):
        now = timezone.now()
        space = Space.objects.create(
            programme=programme(KOMPAN), platform_id=placement_of(post).platform_id, key="k", url="https://t.me/k",
            name="Polacy", languages=["pl"],
        )  # fmt: skip
        other = placement_of(post, "de", platform="facebook", status="published", due_at=now)
        spoken = placement_of(post, "pl", platform="facebook", status="published", due_at=now - timedelta(days=1))
        both = placement_of(post, "pl", platform="telegram", status="published", due_at=now - timedelta(days=2))
        there = placement_of(post, "de", status="published", due_at=now - timedelta(days=3), space=space)

        response = owner.post(FIND, entry(content_based="on", space=space.pk))
        assert offered(response) == [there.pk, both.pk, spoken.pk, other.pk]

    def test_old_ones_are_found_by_search_alone(self, owner, entry, post):
        old = placement_of(post, "pl", status="published", due_at=timezone.now() - timedelta(days=90))

        assert offered(owner.post(FIND, entry(content_based="on"))) == []
        assert offered(owner.post(FIND, entry(content_based="on", post_search="kurse deutsch"))) == [old.pk]
        assert offered(owner.post(FIND, entry(content_based="on", post_search="wohnen"))) == []

    @pytest.mark.parametrize("words", ["\x00", "%", "'" * 200])
    def test_odd_words_find_nothing_and_break_nothing(self, owner, entry, placement, words):
        assert owner.post(FIND, entry(content_based="on", post_search=words)).status_code == 200

    def test_the_row_is_asked_for_once_it_came_through_a_post(self, owner, entry, placement):
        assert "post_search" not in owner.post(FIND, entry()).content.decode()
        assert "post_search" in owner.post(FIND, entry(content_based="on")).content.decode()

    def test_other_programmes_posts_are_not_offered(self, owner, entry):
        placement_of(post_of(campaign_of(slug=EAST_SIDE, title="Fremd")), "pl", status="published")

        assert offered(owner.post(FIND, entry(content_based="on"))) == []

    def test_without_script_the_button_searches_and_keeps_the_entry(self, owner, entry, placement):
        page = owner.post(NEW, entry(content_based="on", post_search="kurse", note="kept", find_post="1"))

        assert "kept" in page.content.decode()
        assert offered(page) == [placement.pk]

    def test_nothing_sent_is_no_error(self, owner):
        assert owner.post(FIND, {"walls": "1"}).status_code == 200


class TestLink:
    @pytest.mark.parametrize(
        "link", [PERMALINK, "m.facebook.com/groups/123/permalink/456", f"{PERMALINK}?comment_id=789"]
    )
    def test_the_posts_own_link_picks_it(self, owner, entry, placement, link):
        form = owner.post(LOOKUP, entry(link=link)).context["form"]

        assert (form.raw("placement"), bool(form.raw("content_based"))) == (placement.pk, True)

    def test_another_link_picks_none(self, owner, entry, placement):
        form = owner.post(LOOKUP, entry(link="https://www.facebook.com/groups/123/posts/457/")).context["form"]

        assert not form.raw("placement")

    def test_the_link_of_another_programmes_post_picks_none(self, owner, entry):
        foreign = post_of(campaign_of(slug=EAST_SIDE, title="Fremd"))
        placement_of(foreign, "pl", status="published", permalink=PERMALINK)

        assert not owner.post(LOOKUP, entry(link=PERMALINK)).context["form"].raw("placement")


class TestPrefill:
    def test_the_button_beside_a_post_fills_the_form(self, owner, placement):
        form = owner.get(NEW, {"placement": placement.pk}).context["form"]

        assert form.initial["placement"] == placement.pk
        assert (form.initial["language"], form.initial["platform"]) == ("pl", placement.platform_id)
        assert form.initial["content_based"]

    @pytest.mark.parametrize("raw", ["x", "99999", "9" * 30, "%00"])
    def test_an_unknown_one_fills_nothing(self, owner, raw):
        assert not owner.get(f"{NEW}?placement={raw}").context["form"].initial.get("placement")

    def test_the_next_entry_does_not_inherit_it(self, owner, entry, placement):
        owner.post(NEW, entry(content_based="on", placement=placement.pk))

        assert not owner.get(NEW).context["form"].initial.get("placement")

    def test_same_again_came_through_the_same_post(self, owner, entry, opened, placement):
        import uuid

        owner.post(NEW, entry(content_based="on", placement=placement.pk))
        owner.post(reverse("contacts:again", args=[the_only(opened).pk]), {"client_ref": uuid.uuid4()})

        with opened("ST"):
            assert set(Contact.objects.values_list("placement", flat=True)) == {placement.pk}


class TestAfterwards:
    @pytest.fixture
    def contact(self, owner, entry, opened, placement):
        owner.post(NEW, entry(content_based="on", placement=placement.pk))
        return the_only(opened)

    def test_the_contact_names_the_post_and_its_campaign(self, owner, contact):
        page = owner.get(f"/contacts/{contact.pk}/").content.decode()

        assert "Kostenlose Kurse" in page
        assert "Deutsch lernen" in page

    def test_editing_keeps_a_post_that_was_taken_back_since(self, owner, entry, opened, contact, placement):
        placement.status = "cancelled"
        placement.save()

        owner.post(f"/contacts/{contact.pk}/edit/", entry(content_based="on", placement=placement.pk, note=""))
        assert the_only(opened).placement_id == placement.pk

    def test_the_history_says_from_which_post_to_which(self, owner, entry, contact, post):
        other = placement_of(post_of(post.campaign, title="Prüfungen"), "pl", status="published")
        owner.post(f"/contacts/{contact.pk}/edit/", entry(content_based="on", placement=other.pk))

        moments = owner.get(f"/contacts/{contact.pk}/").context["timeline"]
        changes = [(change.before, change.after) for change in moments[0].changes]
        assert ("Kostenlose Kurse (Deutsch lernen)", "Prüfungen (Deutsch lernen)") in changes

    def test_the_export_names_post_and_campaign(self, owner, contact):
        response = owner.get(reverse("contacts:export", args=["csv"]))
        text = b"".join(response.streaming_content).decode("utf-8-sig")
        heads, row = csv.reader(io.StringIO(text), delimiter=";")

        assert len(heads) == len(row)
        assert row[-3:-1] == ["Kostenlose Kurse", "Deutsch lernen"]


def test_a_plain_entry_asks_nothing_of_campaigns(owner, entry, placement):
    owner.post(NEW, entry())
    with CaptureQueriesContext(connection) as asked:
        owner.post(NEW, entry(link="https://t.me/c/1234567890/4711"))

    assert "campaigns_" not in " ".join(query["sql"] for query in asked.captured_queries)


def test_the_empty_form_asks_nothing_of_campaigns(owner, placement):
    owner.get(NEW)
    with CaptureQueriesContext(connection) as asked:
        owner.get(NEW)

    assert "campaigns_placement" not in " ".join(query["sql"] for query in asked.captured_queries)
