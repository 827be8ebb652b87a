"""`{% load charts %}`: what templates/charts/_chart.html needs to draw a chart."""

from django import template

from streetwork.reporting.charts.drawing import Drawing, drawing_of
from streetwork.reporting.charts.shapes import Chart

register = template.Library()


@register.filter
def drawn(chart: Chart) -> Drawing:
    """The chart as rows, tiles, steps."""
    return drawing_of(chart)
