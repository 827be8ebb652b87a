"""The published numbers as charts (`charts.shapes`)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.results.figures import Count
from streetwork.reporting.charts.shapes import Chart, Series, Shape
from streetwork.reporting.releases.menu import LANGUAGE, PLATFORM, STATE, TOPIC, Table
from streetwork.reporting.releases.perturbation import D
from streetwork.reporting.statistics.names import code_names, dimension_name, name_of, period_name, table_name
from streetwork.reporting.statistics.reading import Issue, Publications
from streetwork.reporting.statistics.sums import Sum

HEAT_COLUMNS = 8


@dataclass(frozen=True)
class Figure:
    """A chart and the published table that its numbers come from; `issue` is None for all months together."""

    chart: Chart
    table: Table
    issue: Issue | None = None


def over_time(publications: Publications, table: Table) -> Figure:
    months = publications.month_totals
    chart = Chart(
        key="over-time",
        title=_("Contacts per month"),
        shape=Shape.COLUMNS,
        heading=_("Month"),
        labels=[period_name(issue.period) for issue, _value in months],
        keys=[issue.code for issue, _value in months],
        series=[_series(_("Contacts"), [value for _issue, value in months])],
        caveat=_single(),
    )
    return Figure(chart, table)


def by_dimension(issue: Issue) -> list[Figure]:
    """States, topics, languages, platforms of one period: those that are not withheld."""
    titles = {
        STATE: _("Contacts by federal state"),
        TOPIC: _("What people ask about"),
        LANGUAGE: _("Languages of the answers"),
        PLATFORM: _("Where people ask"),
    }
    figures = []
    for dimension, title in titles.items():
        table, sums = issue.sums(dimension)
        if table:
            figures.append(Figure(_one_way(dimension, title, sums), table, issue))
    return figures


def heat(issue: Issue) -> Figure | None:
    """Topics by the languages that most people used; None for a month, and when the table is withheld."""
    table = issue.table("language-topic")
    if table is None:
        return None
    chart = crossed(issue, table)
    return Figure(
        Chart(
            key="heat",
            title=_("Topics by language"),
            shape=Shape.HEAT,
            heading=chart.heading,
            labels=chart.labels,
            keys=chart.keys,
            series=chart.series[:HEAT_COLUMNS],
            caveat=_single(),
        ),
        table,
        issue,
    )


def crossed(issue: Issue, table: Table) -> Chart:
    """A published table as it is: every cell, largest rows and columns first. Languages are always columns."""
    cells = issue.cells[table.key]
    row, column = table.dimensions if len(table.dimensions) == 2 else (table.row, "")
    if row == LANGUAGE and column:
        row, column, cells = column, row, {(second, first): value for (first, second), value in cells.items()}
    rows, columns = _by_size(cells, 0, row), _by_size(cells, 1, column)
    row_names, column_names = code_names(row), code_names(column)
    return Chart(
        key=table.key,
        title=table_name(table),
        shape=Shape.TABLE,
        heading=dimension_name(row),
        labels=[name_of(code, row_names) if row else _("All contacts") for code in rows],
        keys=rows,
        series=[
            _series(name_of(code, column_names) if column else _("Contacts"), [cells.get((r, code), 0) for r in rows])
            for code in columns
        ],
        caveat=_single(),
    )


def _one_way(dimension: str, title: str, sums: Mapping[str, Sum]) -> Chart:
    names = code_names(dimension)
    codes = list(names) if dimension == STATE else list(sums)
    most = max((found.cells for found in sums.values()), default=1)
    return Chart(
        key=dimension,
        title=title,
        shape=Shape.TILES if dimension == STATE else Shape.BARS,
        heading=dimension_name(dimension),
        labels=[name_of(code, names) for code in codes],
        keys=codes,
        series=[_series(_("Contacts"), [sums.get(code, Sum()).value for code in codes])],
        caveat=_single() if most <= 1 else _summed(most),
    )


def _by_size(cells: Mapping[tuple[str, str], int], axis: int, dimension: str) -> list[str]:
    """The codes along an axis, largest first; every state, also where nothing was counted. [""] without one."""
    if not dimension:
        return [""]
    sizes = dict.fromkeys(code_names(STATE), 0) if dimension == STATE else {}
    for place, value in cells.items():
        sizes[place[axis]] = sizes.get(place[axis], 0) + value
    return sorted(sizes, key=lambda code: (-sizes[code], code))


def _series(name: str, values: list[int]) -> Series:
    return Series(name, [Count(value, value) for value in values])


def _single() -> str:
    return pgettext("statistics", "Each number is at most %(off)s too high or too low.") % {"off": D}


def _summed(cells: int) -> str:
    text = pgettext("statistics", "Each number is a sum, and usually at most %(off)s too high or too low.")
    return text % {"off": Sum(0, cells).off}
