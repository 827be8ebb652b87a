"""From what was asked to what may be meant, ranked: exact, beginning, contained word, similar; large before small."""

from collections.abc import Collection, Iterable

from rapidfuzz import fuzz

from streetwork.places import table
from streetwork.places.asked import Asked
from streetwork.places.folding import fold, head_of
from streetwork.places.found import Fit, Found, Hit
from streetwork.places.models import Place
from streetwork.places.names import StateNames, exonyms, meant_by, state_names
from streetwork.vocabulary.snapshot import vocabulary

SHORTEST_KEY = 2
# In percent (rapidfuzz): "rostok" and "rostock" have 92.
SIMILAR_ENOUGH = 78


def hits_for(asked: Asked, limit: int, states: Collection[int] | None) -> list[Hit]:
    """What may be meant, best first; never more than two queries."""
    names = state_names()
    if asked.state_code in names.id_of:
        own = names.id_of[asked.state_code]
        states = {own} if states is None else {own} & set(states)
    if asked.postcode:
        return _of_postcode(asked, limit, states, names)
    if len(asked.key) < SHORTEST_KEY:
        return []
    hits = _towns(asked, states, names)
    hits = [*_without_cities(_states(asked.key, states, names), hits), *hits]
    hits = hits or _similar(asked.key, states, names)
    if any(hit.fit == Fit.EXACT for hit in hits):
        hits = [hit for hit in hits if hit.fit != Fit.CONTAINS]  # the villages beside the town
    return sorted(hits, key=lambda hit: (hit.fit, not hit.is_state, -hit.weight, hit.found.label))


def label_of(name: str, postcode: str, code: str) -> str:
    return f"{postcode} {name}".strip() + f", {code}"


def _of_postcode(asked: Asked, limit: int, states, names: StateNames) -> list[Hit]:
    if not asked.is_whole_postcode:
        rows = table.rows_beginning(asked.postcode, asked.key, states, limit)
        return [_hit_of_row(row, names, Fit.BEGINS) for row in rows]
    rows = table.rows_of(asked.postcode, states)
    fits = {row: fit for row in rows if asked.key and (fit := _fit(row.name, row.folded, asked.key)) is not None}
    if fits:
        rows = [row for row, fit in fits.items() if fit == min(fits.values())]
    if not rows:
        beside = table.states_beside(asked.postcode, states)
        return [_beside(asked.postcode, *row, names) for row in beside]
    main = {}
    for row in rows:
        main.setdefault(row.state_id, row)
    return [_hit_of_row(row, names, Fit.EXACT) for row in main.values()]


def _hit_of_row(place: Place, names: StateNames, fit: Fit) -> Hit:
    label = label_of(place.name, place.postcode, names.code_of[place.state_id])
    found = Found(place.name, place.postcode, place.state_id, place.latitude, place.longitude, label)
    return Hit(found, fit, place.weight)


def _beside(postcode: str, state_id: int, latitude: float, longitude: float, names: StateNames) -> Hit:
    """A postcode without a place in the table: a new one, or one of a company or of boxes."""
    label = f"{postcode}, {names.code_of[state_id]}"
    return Hit(Found(postcode, postcode, state_id, latitude, longitude, label), Fit.EXACT, 1)


def _states(key: str, states, names: StateNames) -> Iterable[Hit]:
    """A state by one of its names, or by whole words ("Mecklenburg") or letters that one begins with."""
    known = vocabulary().states
    exact = names.exact.get(key)
    found = [exact] if exact else names.begun(key)
    for pk in found:
        if states is None or pk in states:
            name = known[pk].name
            fit = Fit.EXACT if exact or pk in names.begun(f"{key} ") else Fit.BEGINS
            yield Hit(Found(name, "", pk, None, None, name), fit, 0, is_state=True)


def _without_cities(of_states: Iterable[Hit], towns: list[Hit]) -> list[Hit]:
    """Berlin is a state and a city: the city, which has coordinates, stands for both."""
    cities = {(hit.found.state_id, fold(hit.found.name)) for hit in towns}
    known = vocabulary().states
    return [hit for hit in of_states if (hit.found.state_id, fold(known[hit.found.state_id].name_de)) not in cities]


def _towns(asked: Asked, states, names: StateNames) -> list[Hit]:
    """As typed, by a foreign name, or with a state behind the name ("Neustadt Sachsen")."""
    foreign = [] if asked.state_code else [(m.key, names.id_of.get(m.state_code)) for m in meant_by(asked.key)]
    at_end = None if asked.state_code else names.at_end(asked.key)
    wanted = [(asked.key, None), *foreign, *([at_end] if at_end else [])]
    half_typed = set(foreign) if asked.key not in exonyms() else set()
    hits = []
    for town in table.towns_named(wanted, states):
        fits = [
            fit if (key, state_id) not in half_typed else max(fit, Fit.BEGINS)
            for key, state_id in wanted
            if state_id in {None, town.state_id} and (fit := _fit(town.name, town.folded, key)) is not None
        ]
        if fits:
            hits.append(_hit_of_town(town, names, min(fits)))
    return hits


def _similar(key: str, states, names: StateNames) -> list[Hit]:
    towns = table.towns_like(key, states)
    alike = [(max(fuzz.ratio(key, town.folded), fuzz.ratio(key, fold(head_of(town.name)))), town) for town in towns]
    best = max((score for score, _town in alike), default=0)
    floor = max(SIMILAR_ENOUGH, best - 6)
    return [_hit_of_town(town, names, Fit.SIMILAR) for score, town in alike if score >= floor]


def _fit(name: str, folded: str, key: str) -> Fit | None:
    head = fold(head_of(name))
    if key in {folded, head}:
        return Fit.EXACT
    if head.endswith(f" {key}"):
        return Fit.ENDS
    if folded.startswith(key):
        return Fit.BEGINS
    return Fit.CONTAINS if f" {key}" in folded else None


def _hit_of_town(town: table.Town, names: StateNames, fit: Fit) -> Hit:
    """Where a state has the name at several spots, the first postcode tells them apart."""
    only = town.postcode if town.postcodes == 1 or town.part else ""
    label = label_of(town.name, town.postcode if town.part else "", names.code_of[town.state_id])
    found = Found(town.name, only, town.state_id, town.latitude, town.longitude, label)
    return Hit(found, fit, town.postcodes)
