"""A chart as SVG for documents: drawn by Vega-Lite in Noto Sans, the same bytes for the same chart.

Colours are those of the light theme, since paper is white; what differs in colour also differs in place, order or a
written number. The number stands beside each bar, so that a grey print loses nothing.
"""

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

import vl_convert
from django.utils.translation import gettext as _

from cases.results.figures import Count
from streetwork.reporting.charts.shapes import Chart, Shape
from streetwork.vocabulary.snapshot import vocabulary

ACCENT, PALE, INK, QUIET, GRID = "#0f5f66", "#a9c5c7", "#1d2a2f", "#55606a", "#e1e6e8"
PALETTE = ["#0f5f66", "#c2702e", "#6a8f3c", "#5b5ea6", "#a83f56", "#3d8bb0", "#8a6d3b", "#7a7f86"]
WIDTH = 460
IDS = re.compile(r"\b(clip|gradient_)\d+")
WIDTH_TOLD = re.compile(r'^<svg[^>]*? width="([\d.]+)"')
MOST_BARS = 24
TILE = 46
CONFIG = {
    "font": "Noto Sans",
    "background": "transparent",
    "view": {"stroke": None},
    "axis": {"labelColor": QUIET, "titleColor": QUIET, "gridColor": GRID, "domainColor": GRID, "tickColor": GRID,
             "labelFontSize": 10, "labelLimit": 210, "titleFontSize": 10},
    "legend": {"labelColor": QUIET, "labelFontSize": 10, "titleColor": QUIET, "orient": "top", "title": None,
               "labelLimit": 260},
    "text": {"color": INK, "fontSize": 10},
}  # fmt: skip
LOCALES = {"de": ("de-DE", "de-DE"), "en": ("en-GB", "en-GB")}


@cache
def _fonts_known() -> None:
    vl_convert.register_font_directory(str(files("fontpkg_noto_sans") / "files"))


def svg_of(chart: Chart, *, language: str = "de") -> str:
    """The drawing, or "" where the chart is a table or nothing was counted."""
    draw = DRAWN.get(chart.shape)
    if draw is None or chart.is_empty:
        return ""
    _fonts_known()
    spec = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "config": CONFIG} | draw(chart)
    numbers, times = LOCALES.get(language, LOCALES["en"])
    return _renumbered(vl_convert.vegalite_to_svg(spec, format_locale=numbers, time_format_locale=times))


def width_of(svg: str) -> float:
    """The drawing's own width in pixels."""
    found = WIDTH_TOLD.search(svg)
    return float(found[1]) if found else WIDTH


def _renumbered(svg: str) -> str:
    """Vega counts its ids on and on while the process lives; here each drawing begins anew."""
    numbers: dict[str, str] = {}
    return IDS.sub(lambda match: numbers.setdefault(match[0], f"{match[1]}{len(numbers)}"), svg)


def alt_of(chart: Chart) -> str:
    """What the drawing shows, in a sentence with its largest values; the table with all of them stands below it."""
    now = next((each for each in chart.series if not each.is_before), None)
    if now is None or chart.is_empty:
        return str(chart.title)
    ranked = sorted(
        ((value, label) for value, label in zip(now.values, chart.labels, strict=False) if value),
        key=lambda pair: -pair[0].high,
    )
    largest = ", ".join(f"{label} {value}" for value, label in ranked[:3])
    return _("Chart “%(title)s”. Largest values: %(largest)s. The table below has all of them.") % {
        "title": chart.title, "largest": largest,
    }  # fmt: skip


def _height(value: Count | None) -> float:
    """Where the number itself is not told, the middle is drawn."""
    return 0 if value is None else (value.low + value.high) / 2


def _rows(chart: Chart, most: int | None = None) -> list[dict]:
    return [
        {"place": place, "label": str(label), "series": str(each.name), "order": order, "before": each.is_before,
         "value": _height(each.values[place]), "said": "" if each.values[place] is None else str(each.values[place])}
        for order, each in enumerate(chart.series)
        for place, label in enumerate(list(chart.labels)[:most])
        if place < len(each.values)
    ]  # fmt: skip


def _labels(chart: Chart) -> list[str]:
    """The order of the axis; layers would otherwise sort by letter."""
    return [str(label) for label in chart.labels]


def _colours(chart: Chart) -> dict:
    """The compared period is paler; several series take the palette in their order."""
    names = [str(each.name) for each in chart.series]
    fresh = iter(PALETTE)
    colours = [PALE if each.is_before else next(fresh, QUIET) for each in chart.series]
    legend = {} if len(names) > 1 else {"legend": None}
    return {"field": "series", "type": "nominal", "scale": {"domain": names, "range": colours}} | legend


def _bars(chart: Chart) -> dict:
    rows = _rows(chart, MOST_BARS)
    several = len(chart.series) > 1
    label = {"field": "label", "type": "nominal", "sort": _labels(chart), "axis": {"title": None, "ticks": False,
             "domain": False, "labelPadding": 6, "labelColor": INK}}  # fmt: skip
    place = {"y": label, "x": {"field": "value", "type": "quantitative", "axis": None}}
    if several:
        place["yOffset"] = {"field": "order", "type": "ordinal"}
    step = 13 * len(chart.series) + 7 if several else 18
    return {
        "width": WIDTH - 160, "height": {"step": step, "for": "position"}, "data": {"values": rows}, "encoding": place,
        "layer": [
            {"mark": {"type": "bar", "cornerRadiusEnd": 2}, "encoding": {"color": _colours(chart)}},
            {"mark": {"type": "text", "align": "left", "dx": 4, "baseline": "middle"},
             "encoding": {"text": {"field": "said"}}},
        ],
    }  # fmt: skip


def _time(chart: Chart) -> dict:
    step = max(1, len(chart.labels) // 12)
    return {"field": "label", "type": "ordinal", "sort": _labels(chart), "axis": {
        "title": None, "labelAngle": -40 if len(chart.labels) > 8 else 0, "grid": False,
        "values": [str(label) for label in list(chart.labels)[::step]]}}  # fmt: skip


def _columns(chart: Chart) -> dict:
    """Stacked; the compared period as a dashed line of its sums."""
    rows = _rows(chart)
    before = [row for row in rows if row["before"]]
    now = [str(each.name) for each in chart.series if not each.is_before]
    then = [str(each.name) for each in chart.series if each.is_before][:1]
    colour = _colours_of(now, then)
    count = {"field": "value", "type": "quantitative", "axis": {"title": str(chart.unit) or None, "tickCount": 5}}
    layers: list[dict] = [
        {"data": {"values": [row for row in rows if not row["before"]]}, "mark": {"type": "bar"},
         "encoding": {"x": _time(chart), "y": count, "order": {"field": "order"}, "color": colour}}
    ]  # fmt: skip
    if before:
        layers.append({
            "data": {"values": [row | {"series": then[0]} for row in before]},
            "mark": {"type": "line", "strokeDash": [4, 3], "point": {"size": 16}},
            "encoding": {"x": _time(chart), "y": {"aggregate": "sum", "field": "value", "type": "quantitative"},
                         "color": colour},
        })  # fmt: skip
    return {"width": WIDTH, "height": 190, "layer": layers}


def _colours_of(now: list[str], then: list[str]) -> dict:
    colours = [PALETTE[number % len(PALETTE)] for number in range(len(now))] + [QUIET] * len(then)
    legend = {} if len(now) + len(then) > 1 else {"legend": None}
    return {"field": "series", "type": "nominal", "scale": {"domain": now + then, "range": colours}} | legend


def _lines(chart: Chart) -> dict:
    return {
        "width": WIDTH, "height": 190, "data": {"values": _rows(chart)},
        "mark": {"type": "line", "point": True, "strokeWidth": 2},
        "encoding": {
            "x": _time(chart), "color": _colours(chart),
            "y": {"field": "value", "type": "quantitative", "axis": {"title": str(chart.unit) or None}},
            "strokeDash": {"field": "before", "type": "nominal", "legend": None,
                           "scale": {"domain": [False, True], "range": [[1, 0], [4, 3]]}},
        },
    }  # fmt: skip


def _heat(chart: Chart) -> dict:
    most = max((row["value"] for row in _rows(chart)), default=1) or 1
    return {
        "width": {"step": 44}, "height": {"step": 22}, "data": {"values": _rows(chart)},
        "encoding": {
            "y": {"field": "label", "type": "nominal", "sort": _labels(chart), "axis": {"title": None}},
            "x": {"field": "series", "type": "nominal", "sort": [str(each.name) for each in chart.series],
                  "axis": {"title": None, "orient": "top", "labelAngle": -40}},
        },
        "layer": [
            {"mark": {"type": "rect", "stroke": "white"},
             "encoding": {"color": {"field": "value", "type": "quantitative", "legend": None,
                                    "scale": {"domain": [0, most], "range": ["#f1f6f6", ACCENT]}}}},
            {"mark": {"type": "text", "fontSize": 9},
             "encoding": {"text": {"field": "said"},
                          "color": {"condition": {"test": f"datum.value > {most} * 0.55", "value": "white"},
                                    "value": INK}}},
        ],
    }  # fmt: skip


def _tiles(chart: Chart) -> dict:
    """The states as squares where they lie; what has no place on the map stands in the table alone."""
    by_code = {state.code: state for state in vocabulary().states.values()}
    values = chart.series[0].values if chart.series else ()
    tiles = [
        {"code": code, "column": state.grid_column, "row": state.grid_row, "value": _height(value),
         "said": "" if value is None else str(value)}
        for code, value in zip(chart.keys, values, strict=False)
        if (state := by_code.get(code)) and state.grid_row is not None
    ]  # fmt: skip
    most = max((tile["value"] for tile in tiles), default=1) or 1
    over = {"condition": {"test": f"datum.value > {most} * 0.55", "value": "white"}, "value": INK}
    return {
        "width": {"step": TILE}, "height": {"step": TILE}, "data": {"values": tiles},
        "encoding": {"x": {"field": "column", "type": "ordinal", "axis": None},
                     "y": {"field": "row", "type": "ordinal", "axis": None}},
        "layer": [
            {"mark": {"type": "rect", "stroke": "white", "strokeWidth": 2, "cornerRadius": 4},
             "encoding": {"color": {"field": "value", "type": "quantitative", "legend": None,
                                    "scale": {"domain": [0, most], "range": ["#e6efef", ACCENT]}}}},
            {"mark": {"type": "text", "dy": -7, "fontWeight": "bold"},
             "encoding": {"text": {"field": "code"}, "color": over}},
            {"mark": {"type": "text", "dy": 8}, "encoding": {"text": {"field": "said"}, "color": over}},
        ],
    }  # fmt: skip


DRAWN: dict[str, Callable[[Chart], dict]] = {
    Shape.BARS: _bars,
    Shape.FUNNEL: _bars,
    Shape.COLUMNS: _columns,
    Shape.LINES: _lines,
    Shape.HEAT: _heat,
    Shape.TILES: _tiles,
}
