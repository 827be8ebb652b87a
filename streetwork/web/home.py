"""The public start page: what this is, for whom, and the way in. Apps may add blocks of what is new.

home.register(home.Block(key="trainings", order=10, build=next_trainings, template="public/_home.html",
                         style="css/parts/trainings.css"))
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from streetwork.accounts.access import public


@dataclass(frozen=True)
class Block:
    """A part of the start page. `build` returns the context of `template`, or None to show nothing.

    `style` is the static name of the style sheet that it needs.
    """

    key: str
    order: int
    build: Callable[[], dict | None]
    template: str
    style: str


_blocks: dict[str, Block] = {}


def register(block: Block) -> None:
    """Add a block, or replace the one with the same key."""
    _blocks[block.key] = block


def blocks_for(request: HttpRequest) -> list[tuple[Block, str]]:
    """The blocks that have something to say, in order, each with its content as HTML."""
    built = ((block, block.build()) for block in sorted(_blocks.values(), key=lambda block: block.order))
    return [
        (block, render_to_string(block.template, context, request)) for block, context in built if context is not None
    ]


@public
@require_safe
def home(request):
    return render(request, "web/home.html", {"blocks": blocks_for(request)})
