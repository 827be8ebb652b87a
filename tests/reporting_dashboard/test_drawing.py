"""What the server draws of a chart, and what can be taken away of it."""

import io

import pytest
from openpyxl import load_workbook

from cases.results.figures import Count
from streetwork.reporting.charts.drawing import MOST_BARS, drawing_of
from streetwork.reporting.charts.exports import csv_of, csv_of_all, xlsx_of
from streetwork.reporting.charts.shapes import Chart, Series, Shape
from streetwork.reporting.dashboard.headline import points_of


def counts(*numbers):
    return [None if each is None else Count(each, each) for each in numbers]


def chart(*series, labels=("Polish", "Romanian"), shape=Shape.BARS, **facts):
    return Chart(key="x", title="Title", shape=shape, heading="Language", labels=labels, series=series, **facts)


def test_the_change_stands_beside_two_exact_numbers():
    drawing = drawing_of(chart(Series("now", counts(8, 5)), Series("then", [Count(5, 5), Count(1, 2)], is_before=True)))

    assert [row.change for row in drawing.rows] == [3, None]


def test_more_than_twelve_bars_stand_in_the_table_alone():
    labels = [str(number) for number in range(MOST_BARS + 3)]
    drawing = drawing_of(chart(Series("now", counts(*range(MOST_BARS + 3))), labels=labels))

    assert (drawing.bars, drawing.left_out, len(drawing.rows)) == (12, 3, 15)


def test_what_is_not_known_is_a_dash_and_is_not_drawn():
    (row, *_rest) = drawing_of(chart(Series("now", counts(None, 1)))).rows

    assert (row.cells[0].text, row.cells[0].value) == ("–", None)


def test_a_veiled_number_is_drawn_at_most():
    (row, *_rest) = drawing_of(chart(Series("now", [Count(1, 2), Count(9, 9)]))).rows

    assert (row.cells[0].text, row.cells[0].value) == ("1–2", 2)


def test_a_funnel_says_its_shares_of_the_first_step():
    steps = drawing_of(chart(Series("now", counts(40, 10)), shape=Shape.FUNNEL)).steps

    assert [(step.width, step.x, step.share) for step in steps] == [("100.0%", "0.0%", 100), ("25.0%", "37.5%", 25)]


def test_a_funnel_of_veiled_numbers_says_no_shares():
    steps = drawing_of(chart(Series("now", [Count(40, 40), Count(1, 2)]), shape=Shape.FUNNEL)).steps

    assert [step.share for step in steps] == [None, None]


def test_a_funnel_of_nothing_has_no_widths():
    assert {step.width for step in drawing_of(chart(Series("now", counts(0, 0)), shape=Shape.FUNNEL)).steps} == {"0.0%"}


@pytest.mark.django_db
def test_the_tile_map_has_sixteen_tiles_and_says_of_which_it_knows():
    drawing = drawing_of(
        chart(Series("now", counts(4, 3)), labels=("Saxony-Anhalt", "supraregional"), keys=("ST", "DE"), shape="tiles")
    )

    assert len(drawing.tiles) == 16
    assert [tile.code for tile in drawing.tiles if tile.is_counted] == ["ST"]
    assert [str(row.label) for row in drawing.untiled] == ["supraregional"]


def test_a_csv_holds_the_table_and_no_formula():
    text = csv_of(chart(Series("=now", [Count(3, 3), Count(1, 2)]), labels=("=1+1", "Polish")))

    assert text == "\ufeffLanguage;'=now\r\n'=1+1;3\r\nPolish;1–2\r\n"


def test_many_charts_are_one_long_table():
    text = csv_of_all([chart(Series("now", counts(3, None)), unit="people")])

    assert text.splitlines()[1:] == ["Title;Polish;now;3;people", "Title;Romanian;now;;people"]


def test_a_workbook_has_a_sheet_for_each_chart_and_one_of_sources():
    charts = [chart(Series("now", counts(3, None)), caveat="Mind this."), chart(Series("now", counts(1, 2)))]

    book = load_workbook(io.BytesIO(xlsx_of(charts, [("Period", "2026"), ("=x", "@y")])))

    assert len(book.sheetnames) == 3
    assert book.sheetnames[:2] == ["Title", "Title 2"]
    assert [[cell.value for cell in row] for row in book["Title"].iter_rows()] == [
        ["Language", "now"], ["Polish", 3], ["Romanian", None],
    ]  # fmt: skip
    assert [[cell.value for cell in row] for row in book.worksheets[-1].iter_rows()] == [
        ["Period", "2026"], ["'=x", "'@y"], ["Title", "Mind this."],
    ]  # fmt: skip
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("title", ["a/b:c*?[d]", "x" * 60, "''", "\x00"])
def test_any_title_makes_a_sheet(title):
    book = load_workbook(io.BytesIO(xlsx_of([Chart("k", title, Shape.BARS, "h", ["a"], [Series("s", counts(1))])], [])))

    assert len(book.sheetnames) == 2


def test_a_sparkline_begins_at_zero():
    assert points_of([0, 5, 10]) == "2.0,26.0 48.0,14.0 94.0,2.0"
    assert points_of([3]) == ""
