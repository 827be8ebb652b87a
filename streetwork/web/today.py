"""Today, the home of every role: cards that apps register, and the page that shows them.

today.register(today.Card(key="spaces-due", title=_("Spaces due"), order=30,
                          build=spaces_due, template="presence/_today_spaces.html"))
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from streetwork.accounts.access import signed_in

Build = Callable[[HttpRequest], dict | None]


@dataclass(frozen=True)
class Card:
    """One card. `build` returns the context of `template`, or None to show nothing today.

    No `roles`: built for everybody. `wide` takes the whole row.
    """

    key: str
    title: str | Promise
    order: int
    build: Build
    template: str
    roles: tuple[str, ...] = ()
    wide: bool = False


_cards: dict[str, Card] = {}


def register(card: Card) -> None:
    """Add a card, or replace the one with the same key."""
    _cards[card.key] = card


def cards_for(request: HttpRequest) -> list[tuple[Card, str]]:
    """The cards that have something to say to this person, in order, each with its content as HTML."""
    allowed = [card for card in _cards.values() if not card.roles or request.access.has(*card.roles)]
    allowed.sort(key=lambda card: (card.order, card.key))
    built = ((card, card.build(request)) for card in allowed)
    return [
        (card, render_to_string(card.template, context | {"card": card}, request))
        for card, context in built
        if context is not None
    ]


def greeting(hour: int, name: str) -> str:
    """A greeting that fits the hour (0–23, local time) and calls the person by the name they chose."""
    if hour < 5 or hour >= 18:
        return _("Good evening, %(name)s") % {"name": name}
    if hour < 11:
        return _("Good morning, %(name)s") % {"name": name}
    return _("Hello, %(name)s") % {"name": name}


@signed_in
@require_safe
def today(request):
    now = timezone.localtime()
    return render(
        request,
        "web/today.html",
        {"cards": cards_for(request), "now": now, "greeting": greeting(now.hour, str(request.user))},
    )
