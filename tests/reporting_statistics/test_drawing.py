from cases.results.figures import Count
from streetwork.reporting.charts.shapes import Chart, Series, Shape
from streetwork.reporting.statistics import drawing


def chart_of(values, *, shape=Shape.BARS, keys=None, labels=None):
    keys = keys or [f"2026-{number:02d}" for number in range(1, len(values) + 1)]
    series = [Series("Contacts", [Count(value, value) for value in values])]
    return Chart("x", "X", shape, "Month", labels or keys, series, keys=keys)


def test_the_longest_bar_is_as_long_as_the_chart():
    assert [bar.width for bar in drawing.bars(chart_of([40, 10, 0]))] == ["100.00%", "25.00%", "0.00%"]


def test_a_drawing_shows_a_dozen_bars():
    assert len(drawing.bars(chart_of([5] * 20))) == 12


def test_a_drawing_shows_the_newest_three_years():
    months = [f"{2020 + number // 12}-{number % 12 + 1:02d}" for number in range(40)]
    columns, _lines = drawing.columns(chart_of([5] * 40, keys=months))
    assert (len(columns), columns[0].label, columns[-1].label) == (36, months[4], months[-1])


def test_columns_stand_on_zero_and_below_a_round_number():
    columns, lines = drawing.columns(chart_of([30, 60]))
    assert [line.value for line in lines] == [20, 40, 60, 80]
    assert [(column.y, column.height) for column in columns] == [("62.50%", "37.50%"), ("25.00%", "75.00%")]


def test_the_year_is_said_where_it_begins_unless_the_next_follows_too_closely():
    keys = [f"2024-{month:02d}" for month in (11, 12)] + [f"2025-{month:02d}" for month in range(1, 13)] + ["2026-01"]
    columns, _lines = drawing.columns(chart_of([1] * 15, keys=keys))
    assert [(number, column.year) for number, column in enumerate(columns) if column.year] == [
        (2, "2025"),
        (14, "2026"),
    ]


def test_the_chosen_months_are_marked():
    columns, _lines = drawing.columns(chart_of([1, 1, 1], keys=["2025-12", "2026-01", "2026-02"]), ["2026-01"])
    assert [column.is_chosen for column in columns] == [False, True, False]


def test_what_has_no_place_is_on_no_tile_and_sets_no_shade():
    tiles = drawing.tiles(chart_of([10, 100], keys=["ST", "DE"]), {"ST": (2, 3)})
    assert [(tile.code, tile.x, tile.y, tile.level) for tile in tiles] == [("ST", 216, 144, 5)]


def test_a_chart_of_nothing_can_be_drawn():
    empty = chart_of([0, 0])
    assert drawing.bars(empty)[0].width == "0.00%"
    assert drawing.columns(empty)[0][0].height == "0.00%"
    assert drawing.columns(chart_of([]))[0] == []


def test_only_a_heat_map_has_shades():
    assert drawing.heat_rows(chart_of([9]))[0].cells == [(Count(9, 9), 0)]
    assert drawing.heat_rows(chart_of([9], shape=Shape.HEAT))[0].cells == [(Count(9, 9), 5)]
