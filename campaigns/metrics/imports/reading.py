"""The bytes of a file → tables of texts: one of posts, or several daily series below each other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from streetwork.web import delimited
from streetwork.web.tables import unescaped

MOST_BYTES = 10 * 1024 * 1024
MOST_LINES = 5000
MOST_COLUMNS = 100
MOST_BLOCKS = 40
LONGEST_CELL = 300
LONGEST_HEADER = 80
# Of all texts together: what is kept until the import is applied.
MOST_KEPT = 6 * 1024 * 1024


class Unreadable(Exception):
    """The argument is a sentence that says what to do."""


@dataclass
class Block:
    """A table. `title` stands above daily series only; `rows` are (number as an editor counts, cells)."""

    title: str
    headers: list[str]
    rows: list[tuple[int, list[str]]] = field(default_factory=list)

    def samples(self, column: int, most: int = 3) -> list[str]:
        found = (cells[column] for _number, cells in self.rows if column < len(cells) and cells[column])
        return [cell for _turn, cell in zip(range(most), found, strict=False)]

    def as_json(self) -> dict[str, Any]:
        return {"title": self.title, "headers": self.headers, "rows": self.rows}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Block":
        return cls(kept["title"], kept["headers"], [(number, cells) for number, cells in kept["rows"]])


def read(content: bytes) -> list[Block]:
    """The tables of a file, each with at least one line. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 10 MB. Export a shorter period."))
    try:
        blocks = _blocks(row for row in delimited.rows_of(delimited.opened(content)) if any(row.cells))
    except delimited.BadTable as problem:
        raise Unreadable(_sentence(problem)) from None
    blocks = [block for block in blocks if block.rows]
    if not blocks:
        raise Unreadable(_("There is no line below the headings. Did the export hold any post in its period?"))
    return blocks


def _sentence(problem: delimited.BadTable) -> str:
    if problem.code == "empty":
        return _("The file is empty.")
    if problem.line:
        return _(
            "Line %(number)d cannot be read: a quotation mark is missing, or a cell is too long. Export the file "
            "again, without opening it in a spreadsheet."
        ) % {"number": problem.line}
    return _("This is no table of text. Choose the CSV file as the platform exported it.")


def _blocks(rows: Iterator[delimited.Row]) -> list[Block]:
    """A file that begins with a title holds daily series; each further title begins another."""
    blocks: list[Block] = []
    title, count, kept = "", 0, 0
    is_series = False
    for row in rows:
        is_alone = sum(bool(cell) for cell in row.cells) == 1 and bool(row.cells[0])
        if is_alone and (not blocks or is_series) and not title:
            title, is_series = row.cells[0][:LONGEST_CELL], True
            continue
        if not blocks or title:
            blocks.append(Block(title, _headers(row.cells)))
            title = ""
            if len(blocks) > MOST_BLOCKS:
                raise Unreadable(_("The file holds more than %(number)d series.") % {"number": MOST_BLOCKS})
            continue
        cells = [unescaped(cell)[:LONGEST_CELL] for cell in row.cells[: len(blocks[-1].headers)]]
        count, kept = count + 1, kept + sum(map(len, cells))
        if count > MOST_LINES:
            raise Unreadable(_("The table has more than 5,000 lines. Export a shorter period."))
        if kept > MOST_KEPT:
            raise Unreadable(_("The table holds too much text. Export a shorter period, or fewer columns."))
        blocks[-1].rows.append((row.number, cells))
    return blocks


def _headers(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    if len(cells) > MOST_COLUMNS:
        raise Unreadable(_("The table has more than %(number)d columns.") % {"number": MOST_COLUMNS})
    headers: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split())[:LONGEST_HEADER] or f"({number})"
        headers.append(f"{name} ({number})" if name in headers else name)
    return headers
