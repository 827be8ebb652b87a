"""What the pages about published statistics show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.models import Release, StatCell
from streetwork.reporting.periods import Period, period_of
from streetwork.reporting.releases.calendar import closes_on, next_period
from streetwork.reporting.releases.menu import (
    LANGUAGE,
    OTHER,
    PLATFORM,
    PUBLISHED_KINDS,
    STATE,
    TABLES,
    TOPIC,
    Table,
    tables_of,
)
from streetwork.reporting.releases.published import codes, period_of_release
from streetwork.vocabulary.snapshot import vocabulary

DIMENSION_NAMES = {
    STATE: gettext_lazy("State"),
    LANGUAGE: gettext_lazy("Language"),
    TOPIC: gettext_lazy("Topic"),
    PLATFORM: gettext_lazy("Platform"),
}
SHAPE_NAMES = {
    "total": gettext_lazy("All contacts"),
    "state": gettext_lazy("By state"),
    "language": gettext_lazy("By language"),
    "topic": gettext_lazy("By topic"),
    "platform": gettext_lazy("By platform"),
    "state-language": gettext_lazy("State × language"),
    "state-topic": gettext_lazy("State × topic"),
    "language-topic": gettext_lazy("Language × topic"),
    "language-platform": gettext_lazy("Language × platform"),
}


def name_of(release: Release) -> str:
    """The period in words: May 2026."""
    return str(period_of_release(release))


def table_name(key: str) -> str:
    """A table's name without its period; a key that the menu no longer knows stays as it is."""
    return str(SHAPE_NAMES[TABLES[key].shape]) if key in TABLES else key


def labels_of(dimension: str) -> Mapping[str, str]:
    """{code: name} of a dimension in the language of the page."""
    words = vocabulary()
    entries: Iterable = {
        STATE: words.states, LANGUAGE: words.languages, TOPIC: words.topics, PLATFORM: words.platforms,
    }.get(dimension, {}).values()  # fmt: skip
    found = {each.code: str(each.name) for each in entries}
    return found | {OTHER: _("Other languages")} if dimension == LANGUAGE else found


@dataclass(frozen=True)
class Tile:
    """A period in the release calendar: frozen (with its release), next to be frozen, or still to come."""

    period: Period
    name: str
    release: Release | None
    closes: date

    @property
    def is_partly_withheld(self) -> bool:
        return self.release is not None and bool(self.release.withheld)

    @property
    def is_withheld(self) -> bool:
        return self.release is not None and not self.release.tables

    @property
    def is_corrected(self) -> bool:
        return self.release is not None and self.release.draw > 1


@dataclass(frozen=True)
class Year:
    """One year of the calendar."""

    number: int
    year: Tile
    quarters: list[Tile]
    months: list[Tile]


def calendar_of(releases: Iterable[Release], today: date) -> list[Year]:
    """The years with releases, and this one; the newest first."""
    by_period = {(each.kind, each.starts): each for each in releases}
    begun = {starts.year for _kind, starts in by_period} | {today.year}

    def tile(day: date, kind: str) -> Tile:
        period = period_of(day, kind)
        return Tile(period, str(period), by_period.get((str(kind), period.first)), closes_on(period))

    return [
        Year(
            number,
            tile(date(number, 1, 1), PeriodKind.YEAR),
            [tile(date(number, month, 1), PeriodKind.QUARTER) for month in (1, 4, 7, 10)],
            [tile(date(number, month, 1), PeriodKind.MONTH) for month in range(1, 13)],
        )
        for number in range(max(begun), min(begun) - 1, -1)
    ]


@dataclass(frozen=True)
class Coming:
    """What is frozen next, of one kind of period."""

    name: str
    closes: date
    days: int


def coming(today: date) -> list[Coming]:
    """The next month, quarter and year, in the order in which they close."""
    periods = [next_period(kind, today) for kind in PUBLISHED_KINDS]
    found = [Coming(str(each), closes_on(each), (closes_on(each) - today).days) for each in periods]
    return sorted(found, key=lambda each: each.closes)


@dataclass(frozen=True)
class ShownTable:
    """A published table as rows of numbers; `columns` is [""] where it has one dimension or none."""

    key: str
    name: str
    row_heading: str
    columns: list[str]
    rows: list[tuple[str, list[int]]]
    empty_rows: list[str] = field(default_factory=list)

    @property
    def is_crossed(self) -> bool:
        return len(self.columns) > 1


def shown_tables(release: Release, cells: Iterable[StatCell]) -> list[ShownTable]:
    """The release's tables in the menu's order. Rows and columns of nothing but 0 are left out, and rows named."""
    values: dict[str, dict[tuple[str, str], int]] = {}
    for cell in cells:
        values.setdefault(cell.table, {})[cell.row, cell.column] = cell.value
    return [
        _shown(table, release, values.get(table.key, {}))
        for table in tables_of(release.kind)
        if table.key in release.tables
    ]


def _shown(table: Table, release: Release, values: Mapping[tuple[str, str], int]) -> ShownTable:
    row_names, column_names = labels_of(table.row), labels_of(table.column)
    columns = [code for code in codes(table.column, release) if not table.column or any(c == code for _r, c in values)]
    filled = {row for row, _column in values}
    wanted = codes(table.row, release)
    return ShownTable(
        table.key,
        table_name(table.key),
        str(DIMENSION_NAMES.get(table.row, "")),
        [column_names.get(code, code) for code in columns],
        [
            (row_names.get(row, row) or _("All contacts"), [values.get((row, column), 0) for column in columns])
            for row in wanted
            if row in filled or not table.row
        ],
        [row_names.get(row, row) for row in wanted if row not in filled and table.row],
    )


def frozen_on(release: Release) -> date:
    """The local day on which it was frozen."""
    return timezone.localdate(release.frozen_at)
