"""Differencing: subtract, from the total of a row, all its other cells. By what the API offers: filters and sums."""

from streetwork.reporting.api.arithmetic import PERIOD, Number, chosen, summed
from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.releases.menu import OTHER, TABLES
from tests.disclosure.attacks.linear import Cell
from tests.disclosure.publisher import At, Releases, When


def numbers(releases: Releases, *tables: At) -> list[Number]:
    """What the API answers for these tables, cell by cell, zeros as well."""
    found = []
    for when, key in tables:
        table, cells = TABLES[key], releases.of(when, key)
        for row in releases.codes(table.row, when):
            for column in releases.codes(table.column, when):
                codes = tuple(code for name, code in ((table.row, row), (table.column, column)) if name)
                found.append(Number(f"{when.kind}-{when.number}", when.number, codes, cells.get((row, column), 0)))
    return found


def subtract(releases: Releases, year: int) -> dict[Cell, int]:
    """For each cell of the year's quarters: the total of its row in the months, less the rest of the row."""
    found: dict[Cell, int] = {}
    for at in releases.cells:
        when, table = at[0], TABLES[at[1]]
        months = [(When(PeriodKind.MONTH, month), f"month-{table.row}") for month in when.months]
        if when.kind != PeriodKind.QUARTER or when.year != year or any(each in releases.withheld for each in months):
            continue
        totals = {row.codes: row.value for row in summed(numbers(releases, *months), [table.row], [PERIOD])}
        cells = numbers(releases, at)
        columns = releases.codes(table.column, when)
        for column in columns:
            wanted = {table.column: set(columns) - {column}}
            rest = summed(chosen(cells, table.dimensions, wanted), table.dimensions, [table.column])
            for row in rest:
                if OTHER not in (*row.codes, column) and row.codes in totals:
                    found[at, (row.codes[0], column)] = max(totals[row.codes] - row.value, 0)
    return found
