"""Finds places from what people type: names in eight languages, postcodes, states. No outside service.

find_places("kol")        while somebody types: the best few
resolve("Halle")          the finished text: one place, a question, or nothing
"""

from collections.abc import Collection

from streetwork.places.asked import Asked, read
from streetwork.places.found import Fit, Found, Hit, Resolution
from streetwork.places.hits import hits_for

__all__ = ["Found", "Resolution", "find_places", "resolve"]

# A village with at most a tenth of another place's postcodes is not what people mean who only write the name: Halle is
# Halle (Saale). A town of three postcodes and more may be meant beside any city: Frankfurt (Oder).
CLEARLY_LARGER = 10
TOWN = 3
MOST_OPTIONS = 12


def find_places(text: str, *, limit: int = 8, states: Collection[int] | None = None) -> list[Found]:
    """The best places for a text that may still be typed, at most `limit`; `states` (ids) leaves out all others.

    Exact names come before beginnings, contained words and, only when nothing else fits, similar ones. A place
    with many postcodes is one result. At most two queries.
    """
    return [hit.found for hit in hits_for(read(text), limit, states)[:limit]]


def resolve(text: str) -> Resolution:
    """The one place that a finished text means, or what to ask. At most two queries; never raises for odd texts."""
    asked = read(text)
    chosen = _meant(asked, hits_for(asked, MOST_OPTIONS, None))
    if len(chosen) == 1 and chosen[0].fit != Fit.SIMILAR:
        return Resolution(asked.text, found=chosen[0].found)
    return Resolution(asked.text, options=tuple(hit.found for hit in chosen[:MOST_OPTIONS]))


def _meant(asked: Asked, hits: list[Hit]) -> list[Hit]:
    """The hits that may be meant by a finished text."""
    if asked.state_code and (named := [hit for hit in hits if hit.found.name == asked.name]):
        return named
    best = [hit for hit in hits if hit.fit == hits[0].fit]
    if not best or asked.postcode or best[0].fit in {Fit.BEGINS, Fit.CONTAINS}:
        return best
    of_states = [hit for hit in best if hit.is_state]
    return of_states or _not_dwarfed(best)


def _not_dwarfed(hits: list[Hit]) -> list[Hit]:
    largest = max(hit.weight for hit in hits)
    return [hit for hit in hits if hit.weight * CLEARLY_LARGER > largest or hit.weight >= TOWN]
