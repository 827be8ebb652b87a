"""Any table of messages as CSV: its dialect, its columns, and its rows by a mapping that the person chose."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from cases.listening.readers.dates import from_iso, from_unix, moment
from cases.listening.readers.message import LONGEST_TEXT, BadFile, Message
from cases.listening.readers.streams import Source, cleaned

DELIMITERS = ",;\t|"
SAMPLES, SAMPLE_LENGTH = 3, 80
LOOK_AHEAD = 200
MOST_COLUMNS = 500
LONGEST_HEADER = 100
FIELDS = ("text", "date", "thread", "space")
WRITTEN_DATE = re.compile(
    r"(\d{1,4})[./-]\s?(\d{1,2})[./-]\s?(\d{1,4})"
    r"(?:,?[ T]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s?([AaPp]\.?[Mm]\.?)?)?"
)


class Column(NamedTuple):
    """A column of a table: its header, and some of what stands under it."""

    header: str
    samples: list[str]


def columns_of(head: bytes) -> list[Column]:
    """The columns at the beginning of a table, for choosing. A last line that is cut off is not looked at."""
    source = Source(io.BytesIO(head), Counter())
    lines = list(source.lines())
    whole = lines[:-1] if len(lines) > 2 and not head.endswith((b"\n", b"\r")) else lines
    table = _Table(iter(whole), source)
    rows = []
    try:
        rows = list(islice(table.rows(), SAMPLES * 7))
    except BadFile as problem:
        if problem.code != "csv_quote":
            raise
    headers = table.headers
    return [Column(header[:SAMPLE_LENGTH], _samples(rows, number)) for number, header in enumerate(headers)]


def _samples(rows: list[list[str]], number: int) -> list[str]:
    cells = (row[number].strip()[:SAMPLE_LENGTH] for row in rows if number < len(row))
    return list(islice(filter(None, cells), SAMPLES))


def read(stream: BinaryIO, tally: Counter, mapping: dict | None) -> Iterator[Message]:
    """`mapping`: "text", "date", "thread", "space" → number of the column (from 0) or its header; "date_order" "day" or
    "month" where the dates do not tell. Rows without the column of the text are tallied as "ragged".
    """
    source = Source(stream, tally)
    table = _Table(source.lines(), source)
    chosen = {field: table.column(mapping, field) for field in FIELDS}
    if chosen["text"] is None:
        raise BadFile("mapping", column="")
    rows = table.rows()
    first = list(islice(rows, LOOK_AHEAD))
    dates = _Dates((_cell(row, chosen["date"]) for row in first), (mapping or {}).get("date_order"))
    for row in chain(first, rows):
        if len(row) <= chosen["text"]:
            tally["ragged" if row else "empty"] += 1
            continue
        text = cleaned(row[chosen["text"]], tally)
        if not text:
            tally["empty"] += 1
            continue
        at = dates.moment(_cell(row, chosen["date"]))
        if at is None:
            tally["no_date"] += 1
        thread, space = (cleaned(_cell(row, chosen[field]), tally)[:200] for field in ("thread", "space"))
        yield Message(text, at, thread, False, space, source.place)


def _cell(row: list[str], number: int | None) -> str:
    return row[number] if number is not None and number < len(row) else ""


class _Table:
    def __init__(self, lines: Iterator[str], source: Source):
        first = list(islice(lines, 20))
        self.delimiter = _delimiter(first)
        written = (line.replace("\0", "") + "\n" for line in chain(first, lines))
        self._reader = csv.reader(written, delimiter=self.delimiter)
        self._first = next((row for row in self._read() if any(cell.strip() for cell in row)), None)
        if self._first is None:
            raise BadFile("empty")
        if len(self._first) > MOST_COLUMNS:
            raise BadFile("csv_columns", most=MOST_COLUMNS)
        self._has_headers = not any(map(_is_content, self._first))
        self.headers = self._named() if self._has_headers else [_letters(n) for n in range(len(self._first))]

    def _named(self) -> list[str]:
        return [header.strip().lstrip("\ufeff") for header in self._first]

    def rows(self) -> Iterator[list[str]]:
        return self._read() if self._has_headers else chain([self._first], self._read())

    def _read(self) -> Iterator[list[str]]:
        while True:
            begun = self._reader.line_num + 1
            try:
                row = next(self._reader)
            except StopIteration:
                return
            except csv.Error as problem:
                raise BadFile("csv_quote", line=begun) from problem
            yield row

    def column(self, mapping: dict | None, field: str) -> int | None:
        """The number of the column that was chosen for the field. Raises BadFile when it is not there."""
        chosen = (mapping or {}).get(field)
        if chosen is None or chosen == "":
            return None
        if isinstance(chosen, bool) or not str(chosen).isascii() or not str(chosen).isdigit():
            if chosen in self.headers:
                return self.headers.index(chosen)
            raise BadFile("mapping", column=str(chosen)[:SAMPLE_LENGTH])
        number = int(str(chosen)[:6])
        if number >= len(self.headers):
            raise BadFile("mapping", column=str(number + 1))
        return number


def _is_content(cell: str) -> bool:
    """Whether a cell of the first line is a date or a text, so that there is no line of headers."""
    cell = cell.strip()
    return len(cell) > LONGEST_HEADER or bool(WRITTEN_DATE.fullmatch(cell)) or from_iso(cell) is not None


def _letters(number: int) -> str:
    """A, B … Z, AA: as table programs name a column."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _delimiter(lines: list[str]) -> str:
    """What occurs in the first line outside quotes most often, and in the others too."""
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines if line.strip()]
    if not bare:
        return ","
    return max(DELIMITERS, key=lambda sign: sum(sign in line for line in bare[:5]) * 100 + bare[0].count(sign))


class _Dates:
    """Reads the dates of a column; where they do not tell day from month, the day comes first unless the slash and
    AM/PM are American.
    """

    def __init__(self, samples: Iterator[str], order: str | None):
        self.day_first = order != "month" if order in {"day", "month"} else self._looks_so(samples)

    def _looks_so(self, samples: Iterator[str]) -> bool:
        found = [match for sample in samples if (match := WRITTEN_DATE.match(sample.strip()[:60]))]
        if any(12 < int(match[1]) <= 31 for match in found):
            return True
        if any(int(match[2]) > 12 for match in found):
            return False
        return not any(match[7] and match[7].isupper() and "/" in match[0] for match in found)

    def moment(self, written: str) -> datetime | None:
        written = written.strip()
        if not written or len(written) > LONGEST_TEXT:
            return None
        if written.isdigit():
            return from_unix(written) or from_unix(written, per_second=1000)
        return from_iso(written) or self._written(WRITTEN_DATE.match(written[:60]))

    def _written(self, match: re.Match | None) -> datetime | None:
        if match is None:
            return None
        first, second, third = (int(match[number]) for number in (1, 2, 3))
        hour, minute, seconds = (int(match[number] or 0) for number in (4, 5, 6))
        if match[7]:
            hour = hour % 12 + (12 if match[7].casefold().startswith("p") else 0)
        if first > 31:
            return moment((first, second, third), (hour, minute, seconds))
        day, month = (first, second) if self.day_first else (second, first)
        if month > 12:
            day, month = month, day
        return moment((third, month, day), (hour, minute, seconds))
