"""A figure as everybody draws it: page, table, export, PDF and the public statistics share this one form."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.functional import Promise

from cases.results.figures import Count

Text = str | Promise


class Shape(TextChoices):
    """How a chart is drawn; its table is always the same."""

    BARS = "bars"  # horizontal, one series, sorted by the builder
    COLUMNS = "columns"  # over time, stacked by series
    LINES = "lines"  # over time, a line per series
    TILES = "tiles"  # the 16 states; `keys` are their codes
    HEAT = "heat"  # rows × columns
    FUNNEL = "funnel"  # steps that get fewer
    TABLE = "table"  # nothing to draw


@dataclass(frozen=True)
class Series:
    """A named row of numbers, one for each label of the chart; None where there is nothing to say."""

    name: Text
    values: Sequence[Count | None]
    is_before: bool = False  # the compared period: drawn paler


@dataclass(frozen=True)
class Chart:
    """`labels` name what `series` count. `keys` and `hrefs` go with the labels: codes, and the list behind each.

    `key` is the name in addresses and file names, `caveat` what must be read with the figures.
    """

    key: str
    title: Text
    shape: Shape
    heading: Text
    labels: Sequence[Text]
    series: Sequence[Series]
    unit: Text = ""
    caveat: Text = ""
    keys: Sequence[str] = ()
    hrefs: Sequence[str] = ()
    facts: dict[str, Text] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Nothing was counted."""
        return not any(value for series in self.series for value in series.values)
