"""What the newest published releases say. Reads through `releases.published` alone: never a contact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.models import Release
from streetwork.reporting.periods import Period
from streetwork.reporting.releases import published
from streetwork.reporting.releases.menu import TABLES, Table, tables_of
from streetwork.reporting.statistics.names import period_of_release
from streetwork.reporting.statistics.sums import Sum, along, total_of

Cells = Mapping[tuple[str, str], int]
KINDS = (PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.YEAR)  # what is shown first when there is one


@dataclass(frozen=True)
class Issue:
    """A release with its period and the tables that it has and withholds, in the menu's order."""

    release: Release

    @cached_property
    def period(self) -> Period:
        return period_of_release(self.release)

    @property
    def kind(self) -> str:
        return self.release.kind

    @property
    def code(self) -> str:
        return self.period.code

    @property
    def is_corrected(self) -> bool:
        return self.release.draw > 1

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(table for table in tables_of(self.kind) if table.key in self.release.tables)

    @cached_property
    def withheld(self) -> tuple[Table, ...]:
        return tuple(table for table in tables_of(self.kind) if table.key in self.release.withheld)

    def with_dimension(self, dimension: str) -> Table | None:
        """The published table with the fewest other codes that has the dimension: its sums are the least off."""
        found = [table for table in self.tables if dimension in table.dimensions]
        return min(found, key=lambda table: (len(table.dimensions), _width(table, dimension)), default=None)

    def table(self, shape: str) -> Table | None:
        return next((table for table in self.tables if table.shape == shape), None)

    @cached_property
    def cells(self) -> "_Cells":
        return _Cells(self.release.pk)

    def sums(self, dimension: str) -> tuple[Table | None, dict[str, Sum]]:
        """The table and {code: sum} of one dimension, largest first; (None, {}) when every such table is withheld."""
        table = self.with_dimension(dimension)
        return table, along(self.cells[table.key], table.dimensions.index(dimension)) if table else {}

    @cached_property
    def total(self) -> Sum | None:
        """All contacts; None when every table is withheld. The total of a month is a cell, others are sums."""
        table = min(self.tables, key=lambda table: (len(table.dimensions), -len(table.key)), default=None)
        if table is None:
            return None
        return total_of(Sum(value, 1) for value in self.cells[table.key].values())


class _Cells(dict[str, Cells]):
    """{key of a table: its cells} of one release; each table is read when first asked for."""

    def __init__(self, release_id: int):
        super().__init__()
        self.release_id = release_id

    def __missing__(self, key: str) -> Cells:
        self[key] = cells_of(key, [self.release_id]).get(self.release_id, {})
        return self[key]


def cells_of(table_key: str, release_ids: Iterable[int]) -> dict[int, dict[tuple[str, str], int]]:
    """{release: {(row, column): published number}}; what is not there was published as 0. One query."""
    found: dict[int, dict[tuple[str, str], int]] = {}
    for cell in published.cells(table_key, list(release_ids)):
        found.setdefault(cell.release_id, {})[cell.row, cell.column] = cell.value
    return found


class Publications:
    """All that is published, newest first."""

    @cached_property
    def issues(self) -> list[Issue]:
        return [Issue(release) for release in published.releases()]

    def __bool__(self) -> bool:
        return bool(self.issues)

    @property
    def stamp(self) -> tuple[int, int]:
        """Another one whenever something is published or corrected."""
        return len(self.issues), max((issue.release.pk for issue in self.issues), default=0)

    def of_kind(self, kind: str) -> list[Issue]:
        return [issue for issue in self.issues if issue.kind == kind]

    def newest(self, kind: str) -> Issue | None:
        return next(iter(self.of_kind(kind)), None)

    def named(self, code: str) -> Issue | None:
        return next((issue for issue in self.issues if issue.code == code), None)

    @property
    def first_shown(self) -> Issue | None:
        """The newest quarter; before there is one the newest month, or year."""
        return next(filter(None, map(self.newest, KINDS)), None)

    @cached_property
    def month_totals(self) -> list[tuple[Issue, int]]:
        """Every published month with its number of contacts, oldest first."""
        months = [issue for issue in reversed(self.of_kind(PeriodKind.MONTH)) if TOTAL in issue.release.tables]
        totals = cells_of(TOTAL, [issue.release.pk for issue in months]) if months else {}
        return [(issue, totals.get(issue.release.pk, {}).get(("", ""), 0)) for issue in months]


TOTAL = TABLES["month-total"].key
# How many codes a dimension has, roughly: sums over few cells are less off.
WIDTHS = {"platform": 1, "topic": 2, "state": 3, "language": 4}


def _width(table: Table, dimension: str) -> int:
    return sum(WIDTHS[other] for other in table.dimensions if other != dimension)
