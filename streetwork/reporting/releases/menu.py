"""The closed menu of published tables. Pure; versioned in code (privacy: no table is ever made on request).

A table outside the menu would be another equation for whoever wants to solve for a small cell, so adding one means a
new `MENU_VERSION` and a run of the attack suite (`tests/disclosure`). Never published at all: programme, counselor,
residence, health, and every combination of three dimensions.
"""

from dataclasses import dataclass

from streetwork.reporting.enums import PeriodKind

MENU_VERSION = 1
STATE, LANGUAGE, TOPIC, PLATFORM = "state", "language", "topic", "platform"
DIMENSIONS = (STATE, LANGUAGE, TOPIC, PLATFORM)
OTHER = "other"  # languages too seldom to stand alone
PUBLISHED_KINDS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)


@dataclass(frozen=True)
class Table:
    """One published table of a kind of period. `row` and `column` are dimensions, "" where it has none."""

    key: str
    kind: str
    row: str
    column: str

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions it has, row first: () for the total."""
        return tuple(each for each in (self.row, self.column) if each)

    @property
    def shape(self) -> str:
        """Its key without the kind of period: `state-language`."""
        return self.key.partition("-")[2]


def _single(row: str) -> Table:
    return Table(f"month-{row or 'total'}", PeriodKind.MONTH, row, "")


def _crossed(kind: PeriodKind, row: str, column: str) -> Table:
    return Table(f"{kind.value}-{row}-{column}", kind, row, column)


CROSSED = ((STATE, LANGUAGE), (STATE, TOPIC), (LANGUAGE, TOPIC), (LANGUAGE, PLATFORM))
MENU: tuple[Table, ...] = (
    *(_single(row) for row in ("", *DIMENSIONS)),
    *(_crossed(kind, *pair) for kind in (PeriodKind.QUARTER, PeriodKind.YEAR) for pair in CROSSED),
)
TABLES: dict[str, Table] = {table.key: table for table in MENU}


def tables_of(kind: str) -> tuple[Table, ...]:
    """The tables that a release of this kind of period may hold, in the menu's order."""
    return tuple(table for table in MENU if table.kind == kind)
