import re

import pytest
from django.db import OperationalError
from django.utils import timezone

from tests.factories.cast import client_of
from tests.factories.reporting_releases import publish
from tests.web.markup import problems_of

PAGE = "/en/statistics/"


def text_of(answer):
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))


def test_before_the_first_release_the_page_says_when_it_comes(visitor, releases, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: timezone.datetime(2026, 11, 22).date())
    text = text_of(visitor.get(PAGE))
    assert "The first tables come on Dec. 15, 2026" in text
    assert "November 2026" in text


def test_the_newest_quarter_is_shown_first(visitor, quarter):
    text = text_of(visitor.get(PAGE))
    assert "Quarter 3, 2026" in text
    assert f"Release {quarter.pk} (2026-Q3), frozen on" in text


def test_the_large_figures_are_rounded_and_say_about(visitor, quarter):
    text = text_of(visitor.get(PAGE))
    assert "about 995" in text  # 995 in two cells of language × platform, the narrowest table
    assert "about 410" in text  # 412 in one cell of the month
    assert "at least 2" in text


def test_other_languages_together_are_not_a_language(visitor, month):
    assert "at least 2" in text_of(visitor.get(PAGE))


def test_before_a_quarter_there_is_a_month(visitor, month):
    text = text_of(visitor.get(PAGE))
    assert f"Release {month.pk} (2026-09)" in text


def test_a_period_can_be_chosen(visitor, quarter, month):
    text = text_of(visitor.get(f"{PAGE}?period=2026-09"))
    assert f"Release {month.pk} (2026-09)" in text


@pytest.mark.parametrize("asked", ["1999-01", "2026-Q3%00", "x" * 3000, "2026-H2", "²"])
def test_a_period_that_is_not_published_is_said_and_the_newest_shown(visitor, quarter, asked):
    text = text_of(visitor.get(f"{PAGE}?period={asked}"))
    assert "Nothing is published of this period" in text
    assert "Quarter 3, 2026" in text


def test_a_whole_table_shows_its_cells_and_the_states_without_one(visitor, quarter):
    page = visitor.get(f"{PAGE}?table=state-language").content.decode()
    rows = re.findall(r'<tr><th scope="row">([^<]*)</th>(.*?)</tr>', page.split('id="quarter-state-language"')[1])
    found = {name: re.findall(r"<td[^>]*>([^<]*)</td>", cells) for name, cells in rows}
    assert found["Saxony-Anhalt"] == ["700", "0", "0"]
    assert found["Saarland"] == ["0", "0", "0"]
    assert len(found) == 17
    assert "0 can mean 0 to 4" in page


@pytest.mark.parametrize("table", ["unknown", "month-total", "state", "%00"])
def test_a_table_that_the_period_does_not_have_leads_to_its_overview(visitor, quarter, table):
    assert 'aria-current="page">Overview' in visitor.get(f"{PAGE}?table={table}").content.decode()


def test_a_withheld_table_is_named_and_neither_drawn_nor_linked(visitor, db, releases):
    releases("quarter", "2026-07-01", {"quarter-language-topic": {("pl", "housing"): 40}},
             withheld=["quarter-state-language", "quarter-state-topic"])  # fmt: skip
    page = visitor.get(PAGE).content.decode()
    assert "Not published for this period: Federal state × Language, Federal state × Topic" in page
    assert "quarter-state-language" not in page
    assert 'id="state"' not in page


def test_a_period_of_which_everything_is_withheld_can_be_opened(visitor, releases):
    from streetwork.reporting.releases.menu import tables_of

    releases("month", "2026-09-01", {}, withheld=[table.key for table in tables_of("month")])
    assert "Not published for this period: Total" in text_of(visitor.get(PAGE))


def test_the_correction_replaces_the_first_draw_and_says_so(visitor, month):
    publish("month", "2026-09-01", {"month-total": {("", ""): 900}}, draw=2)
    text = text_of(visitor.get(PAGE))
    assert "about 900" in text
    assert "corrected" in text
    assert "412" not in text


def test_every_chart_has_its_table_and_its_file(visitor, quarter):
    page = visitor.get(PAGE).content.decode()
    figures = re.findall(r'<figure class="stat-chart.*?</figure>', page, re.DOTALL)
    assert len(figures) == 6  # over time, states, topics, languages, platforms, topics by language
    for figure in figures:
        assert "<table" in figure
        assert re.search(r'href="/api/v1/stats/tables/[a-z-]+\?[^"]*format=csv"', figure)


def test_the_file_of_a_chart_exists(visitor, quarter):
    page = visitor.get(PAGE).content.decode()
    for address in set(re.findall(r'href="(/api/v1/stats/tables/[^"]+)"', page)):
        answer = visitor.get(address.replace("&amp;", "&"))
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith("text/csv")


def test_sums_say_how_far_off_they_may_be(visitor, quarter):
    text = text_of(visitor.get(PAGE))
    assert "Each number is at most 4 too high or too low." in text  # of single cells
    assert "Each number is a sum, and usually at most 5 too high or too low." in text  # of two cells


def test_search_engines_read_a_dataset(visitor, quarter):
    page = visitor.get(PAGE).content.decode()
    assert 'itemtype="https://schema.org/Dataset"' in page
    assert '<meta itemprop="temporalCoverage" content="2026-07-01/2026-09-30">' in page
    assert page.count('itemprop="contentUrl"') == 9


@pytest.mark.parametrize("query", ["", "?period=2026-09", "?table=language-topic"])
def test_the_page_is_sound_and_needs_no_script(visitor, quarter, query):
    answer = visitor.get(PAGE + query)
    assert problems_of(answer) == []
    assert "<script" not in answer.content.decode()


def test_as_many_queries_for_one_month_as_for_three(visitor, month, django_assert_max_num_queries):
    visitor.get(PAGE)
    with django_assert_max_num_queries(12) as few:
        visitor.get(PAGE)
    for starts in ("2026-07-01", "2026-08-01"):
        publish("month", starts, {"month-total": {("", ""): 400}})
    with django_assert_max_num_queries(len(few)):
        visitor.get(PAGE)


def test_the_start_page_shows_one_figure_and_the_way(visitor, quarter):
    text = visitor.get("/en/").content.decode()
    assert "about 995" in text
    assert 'href="/en/statistics/"' in text


def test_the_start_page_says_nothing_before_there_is_something(visitor, releases):
    assert "home-statistics" not in visitor.get("/en/").content.decode()


def test_a_member_reads_the_same_figures(cast, quarter):
    cast.owner.language = "en"
    assert "about 995" in text_of(client_of(cast.owner).get(PAGE))


def test_the_start_page_stands_without_the_login_for_statistics(visitor, quarter, monkeypatch):
    def refused(*_):
        raise OperationalError("connection refused")

    monkeypatch.setattr("streetwork.reporting.releases.published.releases", refused)
    answer = visitor.get("/en/")
    assert answer.status_code == 200
    assert b"home-statistics" not in answer.content
