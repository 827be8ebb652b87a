"""Insider: a counselor who knows the own entries takes them away and looks at what is left of the others."""

from collections import Counter

from tests.disclosure.publisher import At, Place, Publisher, place_of


def own_entries(publisher: Publisher, counselor: int) -> dict[At, dict[Place, int]]:
    """How many entries of each cell are this counselor's: what an insider can look up in the own list."""
    found = {}
    for when in publisher.periods():
        seldom = publisher.folded(when)
        mine = [each for each in publisher.contacts_of(when.months) if each.counselor == counselor]
        records = publisher.reduced(mine, b"", seldom)
        for table in publisher.menu(when.kind):
            found[when, table.key] = dict(Counter(place_of(table, record) for record in records))
    return found
