"""What caches may keep of the public directory, and when they must ask again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from referrals.models import AdvisoryCenter
from referrals.public import editions, keeping, views
from streetwork.vocabulary.models import Topic
from streetwork.web.caching import SharedAnswers
from tests.factories.cases import writing
from tests.factories.cast import client_of
from tests.factories.referrals import published

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 10, 7, tzinfo=UTC)


@pytest.fixture
def center():
    with writing("ST"):
        return published()


@pytest.fixture(params=["/centers/", "/pl/centers/", "/centers/?place=Magdeburg", "detail", "vcard"])
def address(request, center):
    own = {"detail": f"/pl/centers/{center.uid}/", "vcard": f"/centers/{center.uid}/centre.vcf"}
    return own.get(request.param, request.param)


def etag(address="/centers/", language="de", now=NOW):
    cache.delete(editions.CACHE_KEY)
    return editions.etag_of(address, language, now)


def test_everybody_may_keep_the_page_of_a_visitor(address):
    response = Client().get(address)
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert "Vary" not in response.headers
    assert not response.cookies
    assert response.headers["ETag"].startswith('W/"')
    assert response.headers["Last-Modified"]


def test_a_visitor_with_a_session_gets_the_same_page(address):
    with_session = Client()
    with_session.post("/language/", {"language": "vi"})
    response = with_session.get(address)
    assert response.content == Client().get(address).content
    assert "Vary" not in response.headers
    assert response.headers["Cache-Control"] == "public, max-age=300"


def test_the_page_of_a_member_is_theirs_alone(address, cast):
    response = client_of(cast.owner).get(address)
    assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-cache"}
    assert response.headers["Vary"] == "Cookie"
    assert "ETag" not in response.headers


def test_who_has_the_page_already_gets_304_without_rendering(address, monkeypatch):
    known = Client().get(address).headers
    monkeypatch.setattr(views, "render", None)
    monkeypatch.setattr(views, "vcard_of", None)
    response = Client().get(address, headers={"If-None-Match": known["ETag"]})
    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert "Vary" not in response.headers
    again = Client().get(address, headers={"If-Modified-Since": known["Last-Modified"]})
    assert again.status_code == 304


def test_a_member_with_a_validator_gets_the_page_all_the_same(cast):
    known = Client().get("/centers/").headers["ETag"]
    assert client_of(cast.owner).get("/centers/", headers={"If-None-Match": known}).status_code == 200


def test_the_validator_depends_on_address_and_language():
    seen = {etag(), etag("/centers/?place=Köln"), etag(language="pl"), etag("/pl/centers/", "pl")}
    assert len(seen) == 4


def test_the_validator_changes_when_an_entry_changes(center):
    before = etag()
    assert etag() == before
    with writing("ST"):
        AdvisoryCenter.objects.filter(pk=center.pk).update(updated_at=timezone.now() + timedelta(seconds=1))
    assert etag() != before


def test_the_validator_changes_when_an_entry_comes_even_with_an_old_date(center):
    before = etag()
    with writing("ST"):
        published(updated_at=timezone.now() - timedelta(days=9))
    assert etag() != before


def test_the_validator_changes_with_a_vocabulary():
    before = etag()
    Topic.objects.first().save()
    assert etag() != before


def test_the_validator_changes_with_the_application(monkeypatch):
    before = etag()
    monkeypatch.setattr(editions, "application_version", lambda: "another")
    assert etag() != before


def test_the_validator_lasts_for_the_quarter_of_the_hour():
    assert etag(now=NOW) == etag(now=NOW + timedelta(minutes=7, seconds=59))
    assert etag(now=NOW) != etag(now=NOW + timedelta(minutes=8))


def test_the_page_changed_with_the_last_entry_or_the_quarter(center):
    assert editions.changed_at(NOW + timedelta(days=3650)) == datetime(2036, 5, 1, 10, 0, tzinfo=UTC)
    assert editions.changed_at(NOW - timedelta(days=3650)) == center.updated_at


def test_the_centres_are_counted_once_in_five_seconds(center, django_assert_num_queries):
    editions.holdings()
    with django_assert_num_queries(0):
        assert editions.holdings().by_state[center.state_id] == 1


def test_a_refusal_is_not_kept():
    assert "public" not in Client().get("/centers/00000000-0000-4000-8000-000000000000/").headers.get(
        "Cache-Control", ""
    )


def shared(**headers):
    """What becomes of an answer with these headers; `cookie` sets one."""
    response = HttpResponse()
    if headers.pop("cookie", ""):
        response.set_cookie("x", "y")
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return SharedAnswers(lambda _request: response)(None).headers


def test_a_public_answer_varies_by_no_cookie_and_keeps_the_rest():
    assert shared(Cache_Control="max-age=5, public", Vary="Accept, Cookie")["Vary"] == "Accept"
    assert "Vary" not in shared(Cache_Control="public", Vary="Cookie")


def test_another_answer_keeps_what_it_varies_by():
    assert shared(Cache_Control="private", Vary="Cookie")["Vary"] == "Cookie"
    assert shared(Vary="Cookie")["Vary"] == "Cookie"


def test_an_answer_that_sets_a_cookie_is_never_shared():
    headers = shared(Cache_Control="public, max-age=300", Vary="Cookie", cookie="yes")
    assert "public" not in headers["Cache-Control"]
    assert "private" in headers["Cache-Control"]
    assert headers["Vary"] == "Cookie"


def test_pages_are_kept_for_five_minutes():
    assert keeping.FRESH_SECONDS == 300
