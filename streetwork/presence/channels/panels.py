"""What upper apps add to the page of a channel: they register, this app never knows who did.

panels.register(panels.Panel(key="sending", order=10, build=panel_of, template="sending/_panel.html"))
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string

from streetwork.presence.models import OwnChannel


@dataclass(frozen=True)
class Panel:
    """`build` returns the context of `template`, or None to show nothing for this channel and person."""

    key: str
    order: int
    build: Callable[[HttpRequest, OwnChannel], dict | None]
    template: str


_panels: dict[str, Panel] = {}


def register(panel: Panel) -> None:
    """Add a panel, or replace the one with the same key."""
    _panels[panel.key] = panel


def panels_for(request: HttpRequest, channel: OwnChannel) -> list[str]:
    """The panels that have something to say, in order, as HTML."""
    panels = sorted(_panels.values(), key=lambda panel: (panel.order, panel.key))
    built = ((panel, panel.build(request, channel)) for panel in panels)
    return [
        render_to_string(panel.template, context | {"channel": channel}, request)
        for panel, context in built
        if context is not None
    ]
