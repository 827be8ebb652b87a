"""Questions that only somebody who knows the truth can ask: which cells are worth attacking, and what went wrong."""

from collections import Counter, defaultdict

from streetwork.reporting.releases.menu import TABLES, tables_of
from streetwork.reporting.releases.perturbation import D
from tests.disclosure.attacks.linear import Cell
from tests.disclosure.publisher import At, Place, Publisher, Releases, Truth, When, place_of


def small_cells(releases: Releases, truth: Truth, year: int, only: When | None = None) -> list[Cell]:
    """The cells of one or two in the published quarters of a year (or in one period), in order."""
    tables = [at for at in releases.cells if at[0].kind == "quarter" and at[0].year == year and only in (None, at[0])]
    return sorted((at, place) for at in tables for place in truth.small(at))


def share_of_one_or_two(releases: Releases, truth: Truth) -> float:
    """Of the numbers above 0 that a table shows, the share that is one or two in truth; of the worst table."""
    shown = defaultdict(list)
    for at, cells in releases.cells.items():
        shown[at[1]] += [truth.counts[at][place] <= 2 for place in cells]
    return max(sum(small) / len(small) for small in shown.values() if small)


def crowds_of_one(publisher: Publisher, releases: Releases) -> list[tuple[At, Place]]:
    """Cells of one or two persons that are published as more than two persons can become."""
    found = []
    for when in sorted({when for when, _key in releases.cells}):
        records = publisher.reduced(publisher.contacts_of(when.months), b"", publisher.folded(when))
        for table in tables_of(when.kind):
            persons = defaultdict(set)
            for record in records:
                persons[place_of(table, record)].add(record.person)
            cells = releases.of(when, table.key) or {}
            found += [
                ((when, table.key), place)
                for place, value in cells.items()
                if len(persons[place]) <= 2 and value > 2 + D
            ]  # fmt: skip
    return found


def utility(releases: Releases, truth: Truth) -> dict[str, float]:
    """How good the published numbers are. Errors of all cells of published tables that are not empty in truth."""
    pairs = [
        (count, cells.get(place, 0))
        for at, cells in releases.cells.items()
        for place, count in truth.counts[at].items()
    ]
    large = [(count, value) for count, value in pairs if count >= 20]
    tables = Counter(TABLES[key].key for _when, key in [*releases.cells, *releases.withheld])
    return {
        "cells": len(pairs),
        "mean absolute error": sum(abs(value - count) for count, value in pairs) / len(pairs),
        "maximal error": max(abs(value - count) for count, value in pairs),
        "relative error at n >= 20": sum(abs(value - count) / count for count, value in large) / len(large),
        "share of non-zero shown 0": sum(not value for _count, value in pairs) / len(pairs),
        "share of tables withheld": len(releases.withheld) / tables.total(),
    }
