"""Short links in the team's pages."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from campaigns.links.actions import ALPHABET, short_link_of
from campaigns.models import ClickCount, LinkPolicy, ShortLink
from tests.factories.campaigns import placement_of, post_of, post_version_of
from tests.factories.cast import client_of
from tests.factories.links import TARGET, link_of

pytestmark = pytest.mark.django_db
NEW = "/campaigns/links/new/"


@pytest.fixture
def editor(cast):
    return client_of(cast.campaign_editor)


def test_a_free_link_is_drawn_short_and_without_letters_that_are_mixed_up(editor):
    answer = editor.post(NEW, {"target": TARGET, "label": "Poster in Halle"})
    link = ShortLink.objects.get()
    assert answer.headers["Location"] == reverse("links:detail", args=[link.pk])
    assert (len(link.slug), set(link.slug) <= set(ALPHABET), link.target) == (6, True, TARGET)


def test_one_may_wish_for_an_address_of_ones_own(editor):
    editor.post(NEW, {"target": TARGET, "slug": "Sprachkurs"})
    assert ShortLink.objects.get().slug == "sprachkurs"


@pytest.mark.parametrize("slug", ["ab", "-abc", "mit leer", "ä-ä-ä", "a/b/c", "x" * 41])
def test_an_address_that_cannot_be_said_is_refused_and_nothing_typed_is_lost(editor, slug):
    answer = editor.post(NEW, {"target": TARGET, "slug": slug})
    assert answer.status_code == 422
    assert TARGET.replace("&", "&amp;") in answer.content.decode()


def test_a_taken_address_is_never_given_to_another_also_when_out_of_use(editor):
    link_of(is_active=False)
    answer = editor.post(NEW, {"target": TARGET, "slug": "kurse"})
    assert answer.status_code == 422
    assert ShortLink.objects.count() == 1


@pytest.mark.parametrize("target", ["javascript:alert(1)", "https://a.example@evil.example", "//evil.example"])
def test_a_target_that_is_no_web_address_is_refused(editor, target):
    assert editor.post(NEW, {"target": target}).status_code == 422
    assert not ShortLink.objects.exists()


def test_where_it_led_before_stays_in_its_history(editor, cast):
    link = link_of()
    editor.post(reverse("links:change", args=[link.pk]), {"target": "https://example.org/new", "label": ""})
    page = editor.get(reverse("links:detail", args=[link.pk])).content.decode()
    assert "https://www.bamf.de/kurse" in page
    assert "https://example.org/new" in page
    assert cast.campaign_editor.name in page


def test_a_counselor_reads_clicks_and_changes_nothing(cast):
    link, counselor = link_of(), client_of(cast.owner)
    assert counselor.get(reverse("links:detail", args=[link.pk])).status_code == 200
    assert counselor.post(reverse("links:change", args=[link.pk]), {"target": "https://x.example"}).status_code == 403
    link.refresh_from_db()
    assert link.target == TARGET


def test_links_of_another_programme_are_not_there(cast):
    link = link_of()
    assert client_of(cast.stranger).get(reverse("links:detail", args=[link.pk])).status_code == 404


def test_a_link_is_taken_out_of_use_and_into_use_again(editor):
    link = link_of()
    for on, expected in (("0", False), ("1", True)):
        editor.post(reverse("links:switch", args=[link.pk]), {"on": on})
        link.refresh_from_db()
        assert link.is_active is expected


def test_the_list_shows_sums_with_as_many_queries_for_one_link_as_for_many(editor, django_assert_max_num_queries):
    def add(number):
        ClickCount.objects.create(link=link_of(slug=f"link-{number}"), day="2026-01-01", count=1200 + number, bots=3)

    add(1)
    editor.get("/campaigns/links/")
    with django_assert_max_num_queries(99) as few:
        editor.get("/campaigns/links/")
    for number in range(2, 6):
        add(number)
    with django_assert_max_num_queries(len(few)):
        page = editor.get("/campaigns/links/").content.decode()
    assert "1.204" in page


def test_the_export_has_what_the_list_shows_and_no_live_formula(editor):
    link_of()
    link_of(slug="other", is_active=False, label='=HYPERLINK("x")')
    text = b"".join(editor.get("/campaigns/links/export.csv?kind=off").streaming_content).decode()
    assert len(text.splitlines()) == 2
    assert "'=HYPERLINK" in text


def test_the_rule_for_foreign_pages_takes_hosts_only(editor, cast):
    path = reverse("links:policy", args=[link_of().programme_id])
    assert editor.post(path, {"shows_notice": "on", "own_hosts": "https://minor-kontor.de/x"}).status_code == 422
    editor.post(path, {"shows_notice": "on", "own_hosts": "Minor-Kontor.de\nexample.org"})
    policy = LinkPolicy.objects.get()
    assert (policy.shows_notice, policy.own_hosts) == (True, ["minor-kontor.de", "example.org"])


def test_the_code_is_a_picture_for_print_and_no_page_of_ours(editor):
    answer = editor.get(reverse("links:code", args=[link_of().pk]))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.content.startswith(b"<?xml")


class TestOfPlacements:
    @pytest.fixture
    def placement(self, cast):
        post = post_of()
        post_version_of(post, target=TARGET)
        return placement_of(post)

    def test_a_post_with_a_link_gets_one_short_link_for_each_placement(self, placement):
        first, again = short_link_of(placement), short_link_of(placement)
        assert first == again
        assert short_link_of(placement_of(placement.post)) != first

    def test_a_post_without_a_link_gets_none(self):
        post = post_of()
        post_version_of(post)
        assert short_link_of(placement_of(post)) is None

    def test_until_it_is_out_the_link_follows_what_the_text_says(self, placement):
        short_link_of(placement)
        placement.post.versions.update(target="https://example.org/better")
        assert short_link_of(placement).target == "https://example.org/better"

    @pytest.mark.parametrize("target", ["https://user@evil.example/x", "http://localhost/x", "https://a.example/b\\c"])
    def test_it_follows_nowhere_where_no_link_may_lead(self, placement, target):
        link = short_link_of(placement)
        placement.post.versions.update(target=target)
        with pytest.raises(ValidationError):
            short_link_of(placement)
        link.refresh_from_db()
        assert link.target == TARGET

    def test_once_it_is_out_the_link_stays(self, placement):
        short_link_of(placement)
        placement.status = "published"
        placement.post.versions.update(target="https://example.org/better")
        assert short_link_of(placement).target == TARGET
