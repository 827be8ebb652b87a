"""How the API answers: validators, methods, throttling, tokens."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from streetwork.reporting.api import editions, limits
from streetwork.reporting.models import ApiToken
from tests.factories.reporting_tokens import token_of
from tests.reporting_api.conftest import QUARTER, SECOND

TABLE = f"tables/{QUARTER}"
ADDRESSES = ["tables", TABLE, "releases"]
BEARER = "Bearer "


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("accept", ["application/json", "text/csv"])
def test_an_unchanged_answer_is_304_with_its_validators(get, two, address, accept):
    first = get(address, accept=accept)
    assert first["ETag"].startswith('"')
    assert (first["Cache-Control"], first["Vary"]) == ("public, max-age=300", "Accept")
    again = get(address, accept=accept, if_none_match=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert (again["Cache-Control"], again["Vary"]) == ("public, max-age=300", "Accept")
    assert get(address, accept=accept, if_none_match='"else"').status_code == 200


def test_json_and_csv_have_validators_of_their_own(get, two):
    assert get(TABLE)["ETag"] != get(TABLE, accept="text/csv")["ETag"]


def test_a_new_release_shows_at_once_when_the_edition_is_read_anew(get, two, releases_more):
    first = get(TABLE)
    releases_more("quarter", "2026-07-01", SECOND)
    again = get(TABLE, if_none_match=first["ETag"])
    assert (again.status_code, again.json()["count"]) == (200, 8)


@pytest.fixture
def releases_more(releases):
    return releases


def test_a_second_request_is_answered_from_memory(get, two, settings, monkeypatch):
    monkeypatch.setattr(editions._Memory, "until", 0.0)
    settings.STATS_EDITION_SECONDS = 60
    first = get(TABLE)
    with CaptureQueriesContext(connection) as captured:
        second = get(TABLE)
    assert (len(captured), second.content) == (0, first.content)
    assert {name: second[name] for name in ("ETag", "Link", "Vary")} == {
        name: first[name] for name in ("ETag", "Link", "Vary")
    }
    monkeypatch.setattr(editions._Memory, "until", 0.0)


def test_answers_set_no_cookie_and_do_not_vary_by_one(get, two):
    for _time in range(2):
        answer = get(TABLE)
        assert not answer.cookies
        assert "Cookie" not in answer["Vary"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_has_the_headers_and_no_body(two, address):
    client = Client()
    whole = client.get(f"/api/v1/stats/{address}")
    for _time in range(2):
        head = client.head(f"/api/v1/stats/{address}")
        assert (head.status_code, head.content) == (200, b"")
        assert (head["ETag"], head["Content-Length"]) == (whole["ETag"], whole["Content-Length"])


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_writes(db, address):
    client = Client(enforce_csrf_checks=True)
    for method in (client.post, client.put, client.patch, client.delete, client.trace):
        answer = method(f"/api/v1/stats/{address}")
        assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
        assert answer["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("address", ADDRESSES)
def test_browsers_of_other_sites_may_ask(get, two, address):
    ready = Client().options(f"/api/v1/stats/{address}", headers={"origin": "https://else.example"})
    assert (ready.status_code, ready["Allow"]) == (204, "GET, HEAD, OPTIONS")
    assert "Authorization" in ready["Access-Control-Allow-Headers"]
    assert get(address)["Access-Control-Allow-Origin"] == "*"
    assert get(f"{address}?x=1")["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_with_a_slash_leads_to_the_one_without(get, address):
    answer = get(f"{address}/?format=csv")
    assert (answer.status_code, answer["Location"]) == (301, f"/api/v1/stats/{address}?format=csv")


def test_strangers_are_counted_by_network_and_told_how_long_to_wait(settings, two):
    settings.API_RATES = {"anonymous": "2/h"}
    client = Client()

    def ask(address, etag=""):
        return client.get(f"/api/v1/stats/{TABLE}", headers={"if-none-match": etag}, REMOTE_ADDR=address)

    first = ask("2001:db8:1:2::1")
    assert ask("2001:db8:1:2:ffff::9", first["ETag"]).status_code == 304
    greedy = ask("2001:db8:1:2::1", first["ETag"])
    assert (greedy.status_code, greedy["Content-Type"]) == (429, "application/problem+json")
    assert 0 < int(greedy["Retry-After"]) <= 3601
    assert greedy.json()["retry_after"] == int(greedy["Retry-After"])
    assert "token" in greedy.json()["detail"]
    assert ask("2001:db8:1:3::1").status_code == 200


def test_a_window_of_the_clock_ends(settings):
    settings.API_RATES = {"anonymous": "1/min"}
    who = f"test-{timezone.now().timestamp()}"
    assert limits.seconds_to_wait("anonymous", who, now=600.0) == 0
    assert limits.seconds_to_wait("anonymous", who, now=630.0) == 31
    assert limits.seconds_to_wait("anonymous", who, now=660.0) == 0


def test_without_redis_everybody_is_answered(settings, get, two, monkeypatch):
    from redis.exceptions import ConnectionError as Gone

    def gone(*_args):
        raise Gone

    settings.API_RATES = {"anonymous": "1/h"}
    monkeypatch.setattr(limits.cache, "count", gone, raising=False)
    assert [get().status_code for _time in range(3)] == [200] * 3


def test_a_token_has_its_own_rate(settings, get, cast, two):
    settings.API_RATES = {"anonymous": "1/h", "token": "2/h"}
    _token, key = token_of(cast.figures_only)
    assert [get().status_code for _time in range(2)] == [200, 429]
    assert [get(authorization=BEARER + key).status_code for _time in range(3)] == [200, 200, 429]
    assert "With a token" not in get(authorization=BEARER + key).json()["detail"]


@pytest.mark.parametrize("header", [
    "", "Bearer", "Bearer sw_", "Bearer sw_short", "Bearer sw_" + "a" * 32, "Basic dXNlcjpwYXNz", "sw_" + "a" * 32,
    "Bearer sw_" + "ä" * 32, "Bearer \x00",
])  # fmt: skip
@pytest.mark.parametrize("address", ["/api/v1/stats/tables", "/api/v1/states/", "/hsds/services"])
def test_a_token_that_is_none_is_refused_and_never_ignored(db, header, address):
    answer = Client().get(address, headers={"authorization": header})
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert answer["WWW-Authenticate"].startswith('Bearer realm="Streetwork API"')
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("facts", [{"days": -1}, {"days": 0}, {"revoked_at": timezone.now()}])
def test_a_token_that_is_over_is_refused(get, cast, two, facts):
    _token, key = token_of(cast.figures_only, **facts)
    get()  # what lies in memory is not for it, either
    assert get(authorization=BEARER + key).status_code == 401


def test_a_token_of_somebody_who_left_is_refused(get, cast):
    _token, key = token_of(cast.figures_only)
    cast.figures_only.is_active = False
    cast.figures_only.save()
    assert get(authorization=BEARER + key).status_code == 401


def test_a_token_reads_what_its_scopes_say(get, cast, two):
    _token, key = token_of(cast.figures_only, scopes=["directory"])
    refused = get(authorization=BEARER + key)
    assert (refused.status_code, refused.json()["scopes"]) == (403, ["directory"])
    client = Client(headers={"authorization": BEARER + key})
    assert client.get("/api/v1/states/").status_code == 200
    assert client.get("/hsds/services").status_code == 200


def test_who_tries_keys_is_counted_as_a_stranger(settings, get):
    settings.API_RATES = {"anonymous": "2/h", "token": "100/h"}
    answers = [get(authorization=f"Bearer sw_{sign * 32}").status_code for sign in "abc"]
    assert answers == [401, 401, 429]


def test_the_last_use_is_written_once_a_day(get, cast, two):
    token, key = token_of(cast.figures_only, last_used_on=timezone.localdate() - timedelta(days=1))
    get(authorization=BEARER + key)
    assert ApiToken.objects.get(pk=token.pk).last_used_on == timezone.localdate()
    with CaptureQueriesContext(connection) as captured:
        get(authorization=BEARER + key)
    assert not any("UPDATE" in query["sql"] for query in captured)


@pytest.mark.parametrize("address", ["/api/v1/nothing", "/api/v1/stats/tables/a/b", "/hsds/nothing"])
def test_an_address_that_is_none_is_a_problem_for_programs_too(db, address):
    answer = Client().get(address)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_reads_open_no_transaction(db):
    from django.urls import resolve

    for address in ("tables", "tables/month-total", "releases"):
        assert "default" in resolve(f"/api/v1/stats/{address}").func._non_atomic_requests
