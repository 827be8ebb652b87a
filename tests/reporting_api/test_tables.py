"""What the tables say: rows, filters, sums, pages, in JSON and CSV."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from streetwork.reporting.releases.menu import MENU
from tests.reporting_api.conftest import FIRST, QUARTER

TABLE = f"tables/{QUARTER}"


def values(answer):
    assert answer.status_code == 200, answer.content
    return [(row["period"], row["state"], row["language"], row["value"]) for row in answer.json()["rows"]]


def lines(answer):
    assert answer.status_code == 200, answer.content
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_the_menu_names_every_table_with_its_dimensions_and_periods(get, two):
    found = {table["key"]: table for table in get().json()["tables"]}
    assert list(found) == [table.key for table in MENU]
    assert [each["name"] for each in found[QUARTER]["dimensions"]] == ["state", "language"]
    assert [(each["period"], each["release"]) for each in found[QUARTER]["periods"]] == [
        ("2026-Q1", two[0].pk), ("2026-Q2", two[1].pk),
    ]  # fmt: skip
    assert found["month-total"]["periods"] == []


def test_a_withheld_table_says_so_in_the_menu_and_in_its_rows(get, releases):
    releases("quarter", "2026-01-01", withheld=[QUARTER])
    found = {table["key"]: table for table in get().json()["tables"]}
    assert [each["is_withheld"] for each in found[QUARTER]["periods"]] == [True]
    rows = get(TABLE).json()
    assert (rows["rows"], rows["releases"]) == ([], [])
    assert [each["period"] for each in rows["withheld"]] == ["2026-Q1"]


def test_rows_are_the_published_cells_by_period_and_codes(get, two):
    assert values(get(TABLE)) == [
        ("2026-Q1", "SN", "other", 5), ("2026-Q1", "SN", "pl", 7), ("2026-Q1", "ST", "pl", 12),
        ("2026-Q1", "ST", "ro", 30), ("2026-Q2", "NW", "ro", 8), ("2026-Q2", "ST", "pl", 15),
    ]  # fmt: skip


def test_a_table_without_dimensions_has_a_number_per_period(get, releases):
    releases("month", "2026-05-01", {"month-total": {("", ""): 412}})
    assert get("tables/month-total").json()["rows"] == [
        {"period": "2026-05", "releases": [releases_id(get)], "value": 412, "cells": 1}
    ]


def releases_id(get):
    return get("releases").json()["releases"][0]["id"]


@pytest.mark.parametrize("address", ["tables", TABLE, "releases"])
def test_every_answer_names_method_and_limits_of_the_numbers(get, two, address):
    method = get(address).json()["method"]
    assert (method["name"], method["d"], method["zero"]) == ("cell-key perturbation", 4, "0 may mean 0–4")
    assert "Totals do not add up" in method["totals"]
    headers = get(f"{address}?format=csv").headers
    assert headers["Statistics-Method"] == "cell-key perturbation; version=1; D=4"
    assert headers["Statistics-Note"] == "0 may mean 0-4; totals do not add up"


def test_rows_name_their_release_and_when_it_was_frozen(get, releases):
    release = releases("quarter", "2026-01-01", FIRST, frozen_at="2026-04-15T03:10:00Z")
    found = get(TABLE).json()
    assert found["releases"] == [
        {"id": release.pk, "period": "2026-Q1", "frozen_at": "2026-04-15T03:10:00Z", "draw": 1,
         "is_correction": False, "languages": ["de", "en", "pl", "ro"]},
    ]  # fmt: skip
    assert {tuple(row["releases"]) for row in found["rows"]} == {(release.pk,)}
    line = lines(get(f"{TABLE}?format=csv"))[0]
    assert (line["releases"], line["frozen_at"]) == (str(release.pk), "2026-04-15T03:10:00Z")


@pytest.mark.parametrize(("query", "kept"), [
    ("state=ST", 3), ("state=ST&state=NW", 4), ("language=pl&state=ST", 2), ("language=other", 1), ("state=HH", 0),
    ("from=2026-Q2", 2), ("to=2026-Q1", 4), ("from=2026-Q1&to=2026-Q1", 4), ("from=2026&to=2026", 6),
    ("from=2026-04", 2), ("to=2026-H1", 6), ("to=2026-05", 4), ("from=2027", 0), ("to=2025", 0),
])  # fmt: skip
def test_filters_keep_whole_cells_of_whole_periods(get, two, query, kept):
    assert len(values(get(f"{TABLE}?{query}"))) == kept


def test_a_sum_over_a_dimension_says_how_many_cells_it_holds(get, two):
    rows = get(f"{TABLE}?sum_over=language").json()["rows"]
    assert [(row["period"], row["state"], row["value"], row["cells"]) for row in rows] == [
        ("2026-Q1", "SN", 12, 2), ("2026-Q1", "ST", 42, 2), ("2026-Q2", "NW", 8, 1), ("2026-Q2", "ST", 15, 1),
    ]  # fmt: skip
    assert "language" not in rows[0]


def test_a_sum_over_periods_names_all_its_releases(get, two):
    found = get(f"{TABLE}?sum_over=period&sum_over=language&state=ST").json()
    ids = [release.pk for release in two]
    assert found["rows"] == [{"releases": ids, "state": "ST", "value": 57, "cells": 3}]
    assert found["sum_over"] == ["language", "period"]
    assert get(f"{TABLE}?sum_over=period&format=csv").content.startswith(b"releases,state,language,value,cells\r\n")


def test_a_corrected_period_shows_its_second_draw_alone(get, releases):
    releases("quarter", "2026-01-01", FIRST)
    second = releases("quarter", "2026-01-01", {QUARTER: {("ST", "pl"): 99}}, draw=2)
    assert values(get(TABLE)) == [("2026-Q1", "ST", "pl", 99)]
    listed = get("releases").json()["releases"]
    assert [(each["id"], each["draw"], each["is_correction"]) for each in listed] == [(second.pk, 2, True)]


def test_releases_are_listed_the_newest_first(get, two):
    found = get("releases").json()
    assert [each["period"] for each in found["releases"]] == ["2026-Q2", "2026-Q1"]
    assert found["releases"][0]["starts"], found["releases"][0]["ends"] == ("2026-04-01", "2026-06-30")
    assert lines(get("releases?format=csv"))[0]["tables"].split() == [t.key for t in MENU if t.kind == "quarter"]


def test_pages_follow_each_other_without_a_gap(get, two):
    address, seen, turns = f"{TABLE}?limit=4", [], 0
    while address:
        answer = get(address)
        seen += values(answer)
        assert (answer.json()["count"], answer["X-Total-Count"]) == (6, "6")
        following = answer.json()["next"]
        assert (f'<{following}>; rel="next"' in answer["Link"]) == bool(following)
        address, turns = following and following.partition("/api/v1/stats/")[2], turns + 1
    assert turns == 2
    assert seen == values(get(TABLE))
    assert get(f"{TABLE}?limit=4&offset=4").json()["prev"].endswith("?offset=0&limit=4")
    assert values(get(f"{TABLE}?offset=6")) == []


def test_a_csv_links_to_the_next_page_and_to_the_same_as_json(get, two):
    answer = get(f"{TABLE}?format=csv&limit=4&state=ST&state=SN")
    links = dict(reversed(link.split("; rel=")) for link in answer["Link"].split(", "))
    assert lines(get(links['"next"'].strip("<>").partition("/stats/")[2]))
    described = get(links['"describedby"'].strip("<>").partition("/stats/")[2])
    assert [row["value"] for row in described.json()["rows"]] == [int(row["value"]) for row in lines(answer)]


def test_csv_comes_by_accept_or_by_format_and_is_plain(get, two):
    by_format, by_accept = get(f"{TABLE}?format=csv"), get(TABLE, accept="text/csv")
    assert by_format.content == by_accept.content
    assert by_format["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert by_format.content.startswith(b"period,frozen_at,releases,state,language,value,cells\r\n")
    assert get(f"{TABLE}?format=json", accept="text/csv")["Content-Type"] == "application/json"
    assert get(TABLE, accept="text/html, */*;q=0.1")["Content-Type"] == "application/json"
    assert get(TABLE, accept="text/html").status_code == 406
    assert get("tables?format=csv").content.startswith(b"table,dimensions,period,release,frozen_at,is_withheld\r\n")


@pytest.mark.parametrize(("query", "name"), [
    ("colour=red", "colour"), ("topic=job_search", "topic"), ("state=XX", "state"), ("language=", "language"),
    ("state=ST&state=%00", "state"), ("from=gestern", "from"), ("from=2026-13", "from"), ("to=2026-Q5", "to"),
    ("from=२०२६", "from"), ("from=2026-Q2&to=2026-Q1", "from"), ("from=2026&from=2027", "from"), ("from=", "from"),
    ("sum_over=colour", "sum_over"), ("sum_over=platform", "sum_over"), ("limit=0", "limit"), ("limit=10001", "limit"),
    ("limit=1e3", "limit"), ("offset=-1", "offset"), ("offset=99999999999999999999", "offset"),
    ("format=xml", "format"), ("%00=1", ""), ("limit=%D9%A3", "limit"),
])  # fmt: skip
def test_what_does_not_exist_is_refused_and_what_does_is_listed(get, two, query, name):
    answer = get(f"{TABLE}?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert name in answer.json()["errors"]
    assert "no-store" in answer["Cache-Control"]
    assert answer.json()["detail"]


def test_the_refusal_of_a_code_lists_the_codes(get, two):
    known = get(f"{TABLE}?state=XX&language=zz&sum_over=x&nothing=1").json()["known"]
    assert "ST" in known["state"]
    assert {"pl", "other"} <= set(known["language"])
    assert known["sum_over"] == ["state", "language", "period"]
    assert {"state", "from", "sum_over", "limit"} <= set(known["parameters"])
    assert "job_search" in get("tables/quarter-state-topic?topic=x").json()["known"]["topic"]
    assert "telegram" in get("tables/quarter-language-platform?platform=zz").json()["known"]["platform"]


@pytest.mark.parametrize("key", ["nothing", "quarter-state-origin", "%00", "..", "x" * 300])
def test_a_table_that_is_none_is_404_and_lists_those_that_are(get, key):
    answer = get(f"tables/{key}")
    assert answer.status_code == 404
    if key != "..":
        assert QUARTER in answer.json()["known"]


def test_nothing_published_is_an_empty_list(get, releases):
    assert get("releases").json()["releases"] == []
    assert get(TABLE).json()["rows"] == []
    assert get(f"{TABLE}?format=csv").content == b"period,frozen_at,releases,state,language,value,cells\r\n"


def test_a_table_takes_as_many_queries_for_two_quarters_as_for_one(get, releases):
    releases("quarter", "2026-01-01", FIRST)
    counts = []
    for starts in ("2026-04-01", "2026-07-01"):
        releases("quarter", starts, FIRST)
        with CaptureQueriesContext(connection) as captured:
            get(TABLE)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 4
