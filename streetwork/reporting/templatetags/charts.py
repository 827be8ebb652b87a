"""`{% load charts %}`: what templates/charts/_chart.html needs to draw a chart."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from streetwork.reporting.charts.drawing import Drawing, Row, drawing_of
from streetwork.reporting.charts.shapes import Chart
from streetwork.web.templatetags.ui import signed

register = template.Library()


@register.filter
def drawn(chart: Chart) -> Drawing:
    """The chart as rows, tiles, steps."""
    return drawing_of(chart)


@register.filter
def table_rows(drawing: Drawing) -> SafeString:
    """The rows of the chart's table. Not a template: a dashboard has hundreds of cells, a loop over them took half of
    the page's time.
    """
    return mark_safe("".join(_table_row(row, drawing.shows_change) for row in drawing.rows))  # noqa: S308 (escaped)


def _table_row(row: Row, shows_change: bool) -> str:
    label = conditional_escape(row.label)
    head = f'<a href="{conditional_escape(row.href)}">{label}</a>' if row.href else label
    cells = "".join(
        f'<td class="number level-{cell.level}" data-value="{"" if cell.value is None else cell.value}">'
        f"{conditional_escape(cell.text)}</td>"
        for cell in row.cells
    )
    change = f'<td class="number" data-aside>{conditional_escape(signed(row.change))}</td>' if shows_change else ""
    return f'<tr><th scope="row">{head}</th>{cells}{change}</tr>'
