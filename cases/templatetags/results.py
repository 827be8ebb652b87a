"""`{% load results %}`: figures that lead to the contacts behind them."""

from django import template
from django.utils.html import format_html

from cases.enums import Kind
from cases.results.lines import Line, contact_list

register = template.Library()
# The list counts entries; where one kind is shown it is narrowed to it.
NARROWS = {"consultations": {"kind": Kind.CONSULTATION.value}, "contacts": {}, "unanswered": {"kind": Kind.OFFER.value}}


@register.simple_tag
def count_link(line: Line, name: str, may_open: bool) -> str:
    """The figure; for who may see single contacts a link to them."""
    count = getattr(line.outcome, name)
    if not (may_open and count):
        return str(count)
    return format_html('<a href="{}">{}</a>', contact_list(line.query, **NARROWS[name]), count)
