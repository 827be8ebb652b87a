"""*My open things* on Today: small matters that wait for this person, gathered from all apps.

    @open_things.source(order=20)
    def join_requests(request): yield OpenThing(_("Join request pending: …"), url, icon="hourglass-split")

Only what was begun or agreed: an unanswered offer is never chased.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, islice

from django.http import HttpRequest

AT_MOST = 8


@dataclass(frozen=True)
class OpenThing:
    """One line. `since` is the moment from which it waits, when that says something."""

    text: str
    url: str
    icon: str = "circle"
    since: object = None


Source = Callable[[HttpRequest], Iterable[OpenThing]]
_sources: dict[str, tuple[int, Source]] = {}


def source(*, order: int):
    """Register a function that yields the open things of one kind; lower orders come first."""

    def register(function: Source) -> Source:
        _sources[f"{function.__module__}.{function.__name__}"] = (order, function)
        return function

    return register


def card(request: HttpRequest) -> dict:
    """Context of the card; it shows also when nothing is open, and says so."""
    ordered = [function for _order, function in sorted(_sources.values(), key=lambda pair: pair[0])]
    things = chain.from_iterable(function(request) for function in ordered)
    return {"things": list(islice(things, AT_MOST))}
