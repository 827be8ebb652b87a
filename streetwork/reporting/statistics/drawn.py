"""A chart with its drawing, its table and where to get it: what the templates ask."""

from dataclasses import dataclass
from functools import cached_property

from streetwork.reporting.charts.shapes import Chart, Shape
from streetwork.reporting.statistics import drawing
from streetwork.reporting.statistics.addresses import csv_url
from streetwork.reporting.statistics.charts import Figure
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary

WIDE = (Shape.COLUMNS, Shape.HEAT)
MOST = {Shape.BARS: drawing.MOST_BARS, Shape.COLUMNS: drawing.MOST_COLUMNS}


@dataclass(frozen=True)
class Drawn:
    """`chosen_months` are marked among the columns."""

    figure: Figure
    chosen_months: tuple[str, ...] = ()

    @property
    def chart(self) -> Chart:
        return self.figure.chart

    @property
    def is_wide(self) -> bool:
        return self.chart.shape in WIDE

    @property
    def is_cut(self) -> bool:
        """Whether the drawing leaves away what the table has."""
        return len(self.chart.labels) > MOST.get(self.chart.shape, len(self.chart.labels))

    @cached_property
    def bars(self) -> list[drawing.Bar]:
        return drawing.bars(self.chart)

    @cached_property
    def columns(self) -> tuple[list[drawing.Column], list[drawing.Line]]:
        return drawing.columns(self.chart, self.chosen_months)

    @cached_property
    def tiles(self) -> list[drawing.Tile]:
        states = vocabulary().states.values()
        places = {s.code: (s.grid_row, s.grid_column) for s in states if s.grid_row is not None}
        return drawing.tiles(self.chart, places)

    @property
    def elsewhere(self) -> tuple | None:
        """(name, number) of what has no place on the map."""
        code = vocabulary().states[State.DE].code
        found = zip(self.chart.keys, self.chart.labels, self.chart.series[0].values, strict=True)
        return next(((label, count.high) for key, label, count in found if key == code), None)

    @cached_property
    def rows(self) -> list[drawing.HeatRow]:
        return drawing.heat_rows(self.chart)

    @property
    def csv_url(self) -> str:
        return csv_url(self.figure.table, self.figure.issue.code if self.figure.issue else "")
