"""The questions to the table of places, one query each."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Avg, Case, Count, Min, Q, Value, When

from streetwork.places.folding import head_of
from streetwork.places.models import Place

# Enough for the best eight after they were ranked, and for all 40 towns that begin with Neustadt.
CANDIDATES = 60
SHORTEST_INSIDE = 3


class Town(NamedTuple):
    """All rows of one name at one spot together; `postcodes` is their number, degrees are their mean."""

    name: str
    folded: str
    state_id: int
    part: int
    latitude: float
    longitude: float
    postcode: str
    postcodes: int


def _of_states(states: Collection[int] | None):
    places = Place.objects.order_by()
    return places if states is None else places.filter(state_id__in=list(states))


def _towns(places, *order) -> list[Town]:
    grouped = places.values_list("name", "folded", "state_id", "part").annotate(
        lat=Avg("latitude"), lon=Avg("longitude"), first=Min("postcode"), number=Count("postcode", distinct=True)
    )
    # further annotations of `order` come behind the columns of a town
    return [Town(*row[:8]) for row in grouped.order_by(*order, "-number", "name", "state_id", "part")[:CANDIDATES]]


def towns_named(wanted: Iterable[tuple[str, int | None]], states: Collection[int] | None) -> list[Town]:
    """Towns with a word that begins with one of the keys, in the key's state if it has one."""
    condition, keys = Q(), set()
    for key, state_id in wanted:
        fits = Q(folded__startswith=key)
        if len(key) >= SHORTEST_INSIDE:
            fits |= Q(folded__contains=f" {key}")
        condition |= fits & Q(state_id=state_id) if state_id else fits
        keys.add(key)
    whole = Case(When(folded__in=keys, then=Value(0)), default=Value(1))
    return _towns(_of_states(states).filter(condition), whole)


def towns_like(key: str, states: Collection[int] | None) -> list[Town]:
    """Towns whose name shares many groups of three letters with the key (pg_trgm, at least 0.3)."""
    places = _of_states(states).filter(folded__trigram_similar=key)
    return _towns(places, TrigramSimilarity("folded", key).desc())


def rows_of(postcode: str, states: Collection[int] | None) -> list[Place]:
    """All places of a whole postcode, the main ones first."""
    rows = list(_of_states(states).filter(postcode=postcode))
    # villages are named after the main place: "Sumte bei Neuhaus, Elbe"
    near = Counter(place.name.partition(" bei ")[2].partition(",")[0] for place in rows)
    return sorted(
        rows, key=lambda place: (-place.weight, -near[head_of(place.name)], " bei " in place.name, place.name)
    )


def rows_beginning(digits: str, key: str, states: Collection[int] | None, limit: int) -> list[Place]:
    """The main place of each postcode (and state) that begins with the digits; of this name if there is a key."""
    rows = _of_states(states).filter(postcode__startswith=digits, folded__startswith=key)
    return list(rows.order_by("postcode", "state_id", "-weight", "name").distinct("postcode", "state_id")[:limit])


def states_beside(postcode: str, states: Collection[int] | None) -> list[tuple[int, float, float]]:
    """States of the postcodes with the same first four digits, with the mean of their coordinates."""
    rows = _of_states(states).filter(postcode__startswith=postcode[:4])
    return list(rows.values_list("state_id").annotate(lat=Avg("latitude"), lon=Avg("longitude")).order_by("state_id"))
