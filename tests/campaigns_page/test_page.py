"""The public page of a campaign."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import PostImage, PostVersion
from streetwork.presence.models import OwnChannel
from streetwork.vocabulary.models import Platform
from tests.factories.cast import client_of

pytestmark = pytest.mark.django_db
LIGHT = 100_000


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def version(campaign, language):
    return PostVersion.objects.get(post=campaign.page_post, language=language)


def test_each_language_has_its_own_text_under_its_own_address(visitor, url):
    german, polish = page(visitor, url), page(visitor, f"/pl{url}")
    assert "Erste Zeile" in german
    assert "Tekst po polsku" not in german
    assert "Tekst po polsku" in polish
    assert '<html lang="pl"' in polish


def test_the_working_title_and_the_goal_stay_inside(visitor, url, campaign):
    for prefix in ("", "/pl", "/en"):
        body = page(visitor, prefix + url)
        assert "interner Arbeitstitel" not in body
        assert campaign.goal not in body


def test_a_language_without_a_text_says_so_and_offers_the_others(visitor, url):
    body = page(visitor, f"/ro{url}")
    assert "Erste Zeile" not in body
    assert f'href="{url}" lang="de" hreflang="de"' in body
    assert f'href="/pl{url}" lang="pl" hreflang="pl"' in body
    assert 'content="noindex"' in body


def test_a_language_beyond_the_frame_is_read_within_it(visitor, url):
    assert f'href="{url}?text=it"' in page(visitor, url)
    body = page(visitor, f"{url}?text=it")
    assert re.search(r'<div class="campaign-message[^>]* lang="it"', body)
    assert "Corsi gratuiti" in body
    assert '<html lang="de"' in body


def test_a_source_that_was_sent_back_takes_its_translations_along(visitor, url, campaign):
    PostVersion.objects.filter(pk=version(campaign, "de").pk).update(status="draft")
    assert visitor.get(f"/pl{url}").status_code == 404


def test_an_unknown_text_is_the_page_of_the_address(visitor, url):
    for asked in ("xx", "%00", "ro"):
        assert "Erste Zeile" in page(visitor, f"{url}?text={asked}")


def test_search_engines_hear_of_the_languages_that_have_a_text(visitor, url):
    body = page(visitor, f"/pl{url}")
    head = body[: body.index("</head>")]
    assert set(re.findall(r'hreflang="([a-z-]+)"', head)) == {"de", "pl", "x-default"}
    assert re.search(rf'rel="canonical" href="[^"]*/pl{url}"', head)


@pytest.mark.parametrize("status", ["draft", "translation", "review"])
def test_what_is_not_approved_is_not_shown(visitor, url, campaign, status):
    PostVersion.objects.filter(post=campaign.page_post, language="pl").update(status=status)
    assert "Tekst po polsku" not in page(visitor, f"/pl{url}")
    assert "Darmowe" not in page(visitor, url)


def test_what_is_outdated_is_not_shown(visitor, url, campaign):
    PostVersion.objects.filter(post=campaign.page_post, language="de").update(text_hash=b"x" * 32)
    assert "Tekst po polsku" not in page(visitor, f"/pl{url}")
    assert "Erste Zeile" in page(visitor, url)


@pytest.mark.parametrize(
    "facts",
    [{"page_is_public": False}, {"status": "dropped"}, {"page_post": None}],
    ids=lambda facts: next(iter(facts)),
)
def test_the_page_is_not_there_when_it_is_not_to_be(visitor, url, campaign, facts):
    for name, value in facts.items():
        setattr(campaign, name, value)
    campaign.save()
    assert visitor.get(url).status_code == 404


def test_the_page_of_a_dropped_post_is_not_there(visitor, url, campaign):
    campaign.page_post.is_dropped = True
    campaign.page_post.save()
    assert visitor.get(url).status_code == 404


def test_a_page_without_any_text_is_not_there(visitor, url, campaign):
    PostVersion.objects.filter(post=campaign.page_post).update(status="draft")
    assert visitor.get(url).status_code == 404


def test_a_finished_campaign_keeps_its_page(visitor, url, campaign):
    campaign.status = "done"
    campaign.save()
    assert visitor.get(url).status_code == 200


def test_the_link_stands_in_the_text_and_below_it(visitor, url):
    body = page(visitor, url)
    assert body.count('href="https://www.example.org/kurse?a=1&amp;b=2"') == 2
    assert "{link}" not in body


def test_a_text_is_never_markup_and_a_link_never_script(visitor, url, campaign):
    row = version(campaign, "de")
    row.text, row.target = "<script>alert(1)</script> {link} https://a.example/<b>", "javascript:alert(1)"
    row.save()
    body = page(visitor, url)
    assert "<script>alert" not in body
    assert "javascript:" not in body
    assert "&lt;script&gt;" in body


def test_the_search_knows_topic_and_language(visitor, url, campaign):
    body = page(visitor, f"/pl{url}")
    assert 'action="/pl/centers/"' in body
    assert f'<option value="{campaign.topic_id}" selected' in body
    assert '<option value="pl" selected' in body


def test_the_teams_channels_of_the_language_are_named(visitor, url, campaign):
    facts = {"programme": campaign.programme, "platform": Platform.objects.get(code="telegram")}
    OwnChannel.objects.create(name="Kanal PL", url="https://t.me/pl", languages=["pl"], **facts)
    OwnChannel.objects.create(name="Kanal zu", url="https://t.me/zu", languages=["pl"], is_closed=True, **facts)
    body = page(visitor, f"/pl{url}")
    assert "Kanal PL" in body
    assert "Kanal zu" not in body
    assert "Kanal PL" not in page(visitor, url)


def test_the_page_works_without_script_and_cookie_and_is_light(visitor, url):
    for prefix in ("", "/ru", "/vi"):
        response = visitor.get(prefix + url)
        assert b"<script" not in response.content
        assert not response.cookies
        assert len(response.content) < LIGHT


def test_visitors_share_the_page_for_a_minute_members_do_not(visitor, cast, url):
    assert {"public", "max-age=60"} <= set(visitor.get(url)["Cache-Control"].split(", "))
    assert "private" in client_of(cast.owner).get(url)["Cache-Control"]


def test_the_page_takes_as_many_queries_for_each_language(visitor, url):
    def count(address):
        visitor.get(address)
        with CaptureQueriesContext(connection) as captured:
            visitor.get(address)
        return len(captured)

    assert count(url) == count(f"/pl{url}") <= 6


def test_unknown_addresses_are_not_there(visitor, campaign):
    for path in ("/c/nothing/", "/pl/c/nothing/", f"/c/{'a' * 300}/"):
        assert visitor.get(path).status_code == 404


@pytest.fixture
def picture(campaign):
    return PostImage.objects.create(
        programme=campaign.programme, file="campaigns/x.png", sha256="0" * 64, media_type="image/png", width=4,
        height=3, size=9, credit="own photo",
    )  # fmt: skip


def test_a_picture_has_its_description_and_its_size(visitor, url, campaign, picture):
    row = version(campaign, "de")
    row.image, row.alt = picture, "Menschen in einem Kurs"
    row.save()
    body = page(visitor, url)
    assert f'src="/campaigns/pictures/public/{picture.sha256}/"' in body
    assert 'width="4" height="3" alt="Menschen in einem Kurs"' in body
