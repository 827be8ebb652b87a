"""What every reader answers and refuses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

MOST_BYTES = 10 * 1024 * 1024
MOST_COLUMNS = 150
MOST_LINES = 20_000
LONGEST_HEADER = 80


class Unreadable(Exception):
    """The file cannot be read; a code and values as in `referrals.exchange.reasons`."""

    def __init__(self, code: str, **values):
        super().__init__(code)
        self.reason = [code, values]


class Line(NamedTuple):
    """`number` as an editor or a spreadsheet counts; `cells` may be fewer than the headers, or more."""

    number: int
    cells: list[str]


@dataclass
class Sheet:
    """Headers, unique and never empty, and the lines below, read while they are asked for; `hints` for the reader."""

    headers: list[str]
    lines: Iterator[Line]
    hints: list[list] = field(default_factory=list)


def sheet_of(lines: Iterable[Line], hints: list[list]) -> Sheet:
    """The first line that is not empty holds the headers. Raises Unreadable, also while the lines are read."""
    lines = (line for line in lines if any(line.cells))
    first = next(lines, None)
    if first is None:
        raise Unreadable("empty")
    cells = list(first.cells)
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise Unreadable("columns", limit=MOST_COLUMNS)
    return Sheet(_unique(cells, hints), _counted(lines), hints)


def _unique(cells: list[str], hints: list[list]) -> list[str]:
    headers: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split())[:LONGEST_HEADER] or f"({number})"
        if name in headers:
            hints.append(["same_headers", {"header": name}])
            name = f"{name} ({number})"
        headers.append(name)
    return headers


def _counted(lines: Iterable[Line]) -> Iterator[Line]:
    for count, line in enumerate(lines, 1):
        if count > MOST_LINES:
            raise Unreadable("rows", limit=MOST_LINES)
        yield line
