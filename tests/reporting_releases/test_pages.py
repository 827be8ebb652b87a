"""The pages for staff: what is published and when, one period, and why there is no file for research."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from streetwork.reporting.models import Correction
from streetwork.reporting.periods import period_of
from streetwork.reporting.releases import published
from streetwork.reporting.releases.presenters import calendar_of, coming, shown_tables
from streetwork.reporting.releases.records import secret_of
from tests.factories.cast import client_of

QUARTER = "quarter-state-language"


@pytest.fixture
def coordinator(cast):
    cast.coordinator.language = "en"
    cast.coordinator.save()
    return client_of(cast.coordinator)


def test_the_calendar_shows_what_is_frozen_withheld_and_to_come(db, releases):
    releases("month", "2026-01-01")
    releases("month", "2026-02-01", withheld=["month-topic"])
    everything = [f"month-{name}" for name in ("total", "state", "language", "topic", "platform")]
    releases("month", "2026-03-01", withheld=everything)
    releases("quarter", "2026-01-01", draw=1)
    releases("quarter", "2026-01-01", draw=2)

    (year,) = calendar_of(published.releases(), date(2026, 5, 2))
    january, february, march, april = year.months[:4]
    assert january.release is not None
    assert [tile.is_partly_withheld for tile in (january, february, march)] == [False, True, True]
    assert [tile.is_withheld for tile in (january, february, march)] == [False, False, True]
    assert (april.release, april.closes) == (None, date(2026, 5, 15))
    assert year.quarters[0].is_corrected
    assert year.year.closes == date(2027, 3, 31)


def test_years_go_from_the_first_release_to_this_one_the_newest_first(db, releases):
    releases("month", "2024-12-01")

    assert [year.number for year in calendar_of(published.releases(), date(2026, 5, 2))] == [2026, 2025, 2024]


def test_what_comes_next_is_told_in_the_order_of_closing():
    assert [(each.closes, each.days) for each in coming(date(2026, 11, 22))] == [
        (date(2026, 12, 15), 23), (date(2027, 1, 15), 54), (date(2027, 3, 31), 129),
    ]  # fmt: skip


def test_the_page_of_a_period_shows_its_numbers_and_zeros(releases, coordinator):
    releases(
        "quarter", "2026-01-01", {QUARTER: {("ST", "ro"): 1234, ("NW", "pl"): 7}}, withheld=["quarter-state-topic"]
    )

    page = coordinator.get("/data/releases/quarter/2026-Q1/").content.decode()
    assert "1,234" in page
    assert "Saxony-Anhalt" in page or "Sachsen-Anhalt" in page
    assert "State × topic" in page
    assert "0 throughout" in page


def test_a_table_shows_known_codes_without_a_cell_as_0(db, releases):
    release = releases("quarter", "2026-01-01", {QUARTER: {("ST", "ro"): 14, ("NW", "pl"): 7}})
    table = shown_tables(release, published.cells(QUARTER, [release.pk]))[0]

    assert [values for _name, values in table.rows] in ([[0, 14], [7, 0]], [[7, 0], [0, 14]], [[14, 0], [0, 7]],
                                                         [[0, 7], [14, 0]])  # fmt: skip
    assert len(table.empty_rows) == 15


def test_a_folded_language_is_no_known_code_of_a_release(db, releases):
    release = releases("quarter", "2026-01-01", languages=["ro"])

    assert published.codes("language", release) == ["ro", "other"]


@pytest.mark.parametrize(
    "address", ["month/2026-13", "month/2019-01", "half/2026-H1", "x/y", "month/%00", "%00/2026", "quarter/2026-01"]
)
def test_a_period_that_is_not_published_is_404(releases, coordinator, address):
    releases("month", "2026-01-01")

    assert coordinator.get(f"/data/releases/{address}/").status_code == 404


def test_the_calendar_takes_the_same_queries_for_one_release_and_for_five(releases, coordinator):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert coordinator.get("/data/").status_code == 200
        return len(seen)

    releases("month", "2026-01-01")
    queries()
    one = queries()
    for month in range(2, 6):
        releases("month", f"2026-0{month}-01")
    assert queries() == one


@pytest.mark.parametrize("actor", ["coordinator", "lead", "figures_only"])
def test_who_reads_figures_reads_the_pages(releases, cast, actor):
    client = client_of(getattr(cast, actor))

    assert client.get("/data/").status_code == 200
    assert client.get("/data/research/").status_code == 200


def test_a_counselor_does_not(cast):
    assert client_of(cast.owner).get("/data/").status_code == 403


def test_the_research_page_says_why_and_offers_the_tables(coordinator, db):
    page = coordinator.get("/data/research/").content.decode()

    assert "A file of single contacts is not offered" in page
    assert "/api/v1/stats/tables" in page


def test_nothing_of_a_secret_is_stored_with_a_release(db, releases):
    release = releases("month", "2026-01-01")

    assert secret_of(period_of(release.starts, "month"), 1).hex() not in str(vars(release))


@pytest.mark.django_db(databases=["default", "stats_read"])
def test_the_pages_work_with_the_reading_login_itself(releases, cast, settings):
    settings.STATS_READ_DATABASE = "stats_read"
    release = releases("month", "2026-01-01", {"month-total": {("", ""): 40}})
    client = client_of(cast.lead)

    for address in ("/data/", "/data/releases/month/2026-01/", "/data/releases/month/2026-01/correction/"):
        assert client.get(address).status_code == 200
    client.post("/data/releases/month/2026-01/correction/", {"reason": "A week was logged twice."})
    assert Correction.objects.get().release_id == release.pk
