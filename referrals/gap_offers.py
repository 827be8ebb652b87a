"""What other rooms offer beside a gap that is often noted; they register here, the list of gaps shows it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

from streetwork.accounts.access import Access

Place = tuple[int, str]
"""A topic (its key) in a language (its code)."""


@dataclass(frozen=True)
class Offer:
    """A link; with `fields` a button that posts them."""

    label: str | Promise
    icon: str
    url: str
    fields: Mapping[str, object] = field(default_factory=dict)


Maker = Callable[[Access, Iterable[Place]], Mapping[Place, Offer]]
_makers: list[Maker] = []


def offer_beside_gaps(maker: Maker) -> None:
    """`maker` answers at once for all places of the page, so that it asks once."""
    if maker not in _makers:
        _makers.append(maker)


def offers_for(access: Access, places: Iterable[Place]) -> dict[Place, list[Offer]]:
    """Every place has an entry."""
    places = list(places)
    found: dict[Place, list[Offer]] = {place: [] for place in places}
    for maker in _makers if places else ():
        for place, offer in maker(access, places).items():
            found[place].append(offer)
    return found
