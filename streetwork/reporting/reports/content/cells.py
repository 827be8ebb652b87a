"""Numbers and charts as JSON, and back. Pure."""

from typing import Any

from cases.results.figures import Count
from streetwork.reporting.charts.shapes import Chart, Series, Shape
from streetwork.reporting.discretion import told

Cell = int | list[int] | str | None


def cell_of(count: Count | None) -> Cell:
    if count is None:
        return None
    return count.low if count.low == count.high else [count.low, count.high]


def count_of(cell: Cell) -> Count | None:
    """Back from what was stored; None for texts and for nothing."""
    if isinstance(cell, int):
        return Count(cell, cell)
    return Count(cell[0], cell[1]) if isinstance(cell, list) else None


def veiled(number: int) -> Cell:
    """As a report tells a number: 1 and 2 are “1–2”, whoever built it."""
    return cell_of(told(number, exactly=False))


def summed(cells) -> Cell:
    """The sum of what is told, so that no veiled cell can be worked out from a total."""
    counts = [count for count in map(count_of, cells) if count is not None]
    return cell_of(sum(counts, Count()))


def said(cell: Cell) -> str:
    """The cell in words, as the active language writes numbers; “–” for nothing."""
    if cell is None:
        return "–"
    return cell if isinstance(cell, str) else str(count_of(cell))


def stored_chart(chart: Chart, *, as_table: bool = False) -> dict[str, Any]:
    """A chart as a block; links to lists of contacts stay behind."""
    return {
        "type": "chart",
        "key": chart.key,
        "title": str(chart.title),
        "shape": str(Shape.TABLE if as_table else chart.shape),
        "heading": str(chart.heading),
        "labels": [str(label) for label in chart.labels],
        "keys": [str(key) for key in chart.keys],
        "series": [
            {"name": str(each.name), "values": [cell_of(value) for value in each.values], "is_before": each.is_before}
            for each in chart.series
        ],
        "unit": str(chart.unit),
        "caveat": str(chart.caveat),
        "facts": {str(name): str(value) for name, value in chart.facts.items()},
    }


def chart_from(block: dict[str, Any]) -> Chart:
    return Chart(
        key=block["key"],
        title=block["title"],
        shape=Shape(block["shape"]),
        heading=block["heading"],
        labels=block["labels"],
        keys=block["keys"],
        series=[
            Series(each["name"], [count_of(value) for value in each["values"]], each["is_before"])
            for each in block["series"]
        ],
        unit=block["unit"],
        caveat=block["caveat"],
        facts=block["facts"],
    )


def table_of(block: dict[str, Any]) -> dict[str, Any]:
    """The block as a table, whatever it is: for the PDF and the workbook."""
    if block["type"] == "table":
        return block
    if block["type"] == "figures":
        return _of_figures(block)
    columns = [block["heading"], *(each["name"] for each in block["series"])]
    rows = [
        {"key": "", "cells": [label, *(each["values"][place] for each in block["series"])], "is_total": False}
        for place, label in enumerate(block["labels"])
    ]
    notes = [f"{name}: {value}" for name, value in block["facts"].items()]
    notes += [block["caveat"]] if block["caveat"] else []
    return {"type": "table", "key": block["key"], "title": block["title"], "columns": columns, "rows": rows,
            "notes": notes}  # fmt: skip


def _of_figures(block):
    columns = [block["heading"], block["now"], *([block["before"]] if block["before"] else [])]
    rows = [
        {"key": item["key"], "is_total": False,
         "cells": [item["label"], item["now"], *([item["before"]] if block["before"] else [])]}
        for item in block["items"]
    ]  # fmt: skip
    return {"type": "table", "key": "figures", "title": block["heading"], "columns": columns, "rows": rows,
            "notes": block["notes"]}  # fmt: skip


def is_empty(block: dict[str, Any]) -> bool:
    """Nothing was counted."""
    if block["type"] == "chart":
        return not any(value for each in block["series"] for value in each["values"])
    return not (block.get("items") or block.get("rows"))
