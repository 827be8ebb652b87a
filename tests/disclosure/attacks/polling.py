"""Live polling: read everything, wait for one contact, read everything again. What changed is the contact."""

from collections import Counter

from streetwork.reporting.releases.menu import DIMENSIONS, TABLES
from tests.disclosure.publisher import Releases


def changes(before: Releases, after: Releases) -> list[tuple]:
    """(table's key, row, column) of every published number that is not what it was."""
    found = []
    for at in before.cells.keys() | after.cells.keys():
        old, new = before.of(*at) or {}, after.of(*at) or {}
        found += [(at[1], *place) for place in old.keys() | new.keys() if old.get(place, 0) != new.get(place, 0)]
    return found


def recovered(before: Releases, after: Releases) -> dict[str, str]:
    """{dimension: code} of the contact that came or went: in each dimension the code that changed most often."""
    votes = {dimension: Counter() for dimension in DIMENSIONS}
    for key, row, column in changes(before, after):
        table = TABLES[key]
        for dimension, code in ((table.row, row), (table.column, column)):
            if dimension:
                votes[dimension][code] += 1
    return {dimension: counter.most_common(1)[0][0] for dimension, counter in votes.items() if counter}
