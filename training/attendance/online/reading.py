"""The bytes of a report → the people in it, each once, with the minutes they were there."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from streetwork.web import delimited
from streetwork.web.tables import unescaped
from training.attendance.online import columns
from training.attendance.online.columns import columns_of, minutes_in
from training.attendance.online.moments import minutes_covered, moment_in
from training.network.matching import fold

MOST_BYTES = 2 * 1024 * 1024
MOST_LINES = 20_000
MOST_PEOPLE = 1000
LONGEST_NAME, LONGEST_EMAIL = 120, 254
HEADINGS_WITHIN = 100
SECTION = re.compile(r"\d{1,2}\. \S")  # Teams numbers the tables of its report
BOM = "\ufeff"
YES = {"yes", "ja", "true", "1"}


class Unreadable(Exception):
    """The argument is a sentence that says what to do."""


@dataclass
class Attendee:
    """Somebody in the report. `minutes` is None when the report says no times."""

    name: str
    email: str = ""
    minutes: int | None = None


@dataclass
class _Seen:
    """The lines of one person, until all are read."""

    name: str
    email: str
    minutes: list[int] = field(default_factory=list)
    spans: list[tuple[datetime, datetime]] = field(default_factory=list)
    lines: int = 0

    def attendee(self) -> Attendee:
        if self.spans and len(self.spans) == self.lines > 1:
            return Attendee(self.name, self.email, minutes_covered(self.spans))
        if self.minutes:
            return Attendee(self.name, self.email, min(sum(self.minutes), 24 * 60))
        return Attendee(self.name, self.email, minutes_covered(self.spans) if self.spans else None)


def read(content: bytes) -> list[Attendee]:
    """The people of the report's first table of people, by name. Raises Unreadable."""
    try:
        text, _encoding = delimited.decoded(content)
        seen = next(filter(None, (_people(rows) for rows in _tables(text))), None)
    except delimited.BadTable as problem:
        raise Unreadable(_sentence(problem)) from None
    if seen is None:
        raise Unreadable(
            _("Nobody was found: the report needs a line of headings with a column for the name and one for the "
              "minutes or the e-mail, and people below.")
        )  # fmt: skip
    return sorted((each.attendee() for each in seen.values()), key=lambda each: each.name.casefold())


def _sentence(problem: delimited.BadTable) -> str:
    if problem.code == "empty":
        return _("The file is empty.")
    if problem.line:
        return _("Line %(number)d cannot be read: a quotation mark is missing, or a cell is too long.") % {
            "number": problem.line
        }
    return _("This is no table of text. Choose the report as CSV, not as a workbook or a picture.")


def _tables(text: str):
    """The text as a table; and, where a title page hides what separates its cells, once more for each sign."""
    yield delimited.rows_of(text)
    for sign in delimited.DELIMITERS:
        yield delimited.rows_of(f"sep={sign}\n{text.removeprefix(BOM)}")


def _people(rows) -> dict[str, _Seen]:
    known: dict[str, int] = {}
    people: dict[str, _Seen] = {}
    for count, row in enumerate(rows):
        if count > MOST_LINES:
            raise Unreadable(_("The report has more than 20,000 lines. Choose the report of one meeting."))
        if not known:
            known = columns_of(row.cells)
            if not known and count >= HEADINGS_WITHIN:
                break
            continue
        if _is_end(row.cells, people):
            break
        _take(people, row.cells, known)
        if len(people) > MOST_PEOPLE:
            raise Unreadable(_("The report names more than 1,000 people. Choose the report of one meeting."))
    return people


def _is_end(cells: list[str], people: dict) -> bool:
    """Below the table: another numbered section, or headings of a second table."""
    filled = [cell for cell in cells if cell]
    return bool(people) and ((len(filled) == 1 and bool(SECTION.match(filled[0]))) or bool(columns_of(cells)))


def _take(people: dict[str, _Seen], cells: list[str], known: dict[str, int]) -> None:
    def cell(meaning: str) -> str:
        number = known.get(meaning)
        return unescaped(cells[number]) if number is not None and number < len(cells) else ""

    name = cell(columns.NAME) or f"{cell(columns.FIRST)} {cell(columns.LAST)}"
    name = " ".join(name.split())[:LONGEST_NAME]
    email = cell(columns.EMAIL).strip().casefold()[:LONGEST_EMAIL]
    email = email if "@" in email else ""
    if not name and not email:
        return
    if cell(columns.WAITING_ROOM).casefold() in YES:
        return
    each = people.setdefault(email or plain_name(name), _Seen(name or email, email))
    each.lines += 1
    minutes = minutes_in(cell(columns.DURATION)) if columns.DURATION in known else None
    if minutes is not None:
        each.minutes.append(minutes)
    join, leave = moment_in(cell(columns.JOIN)), moment_in(cell(columns.LEAVE))
    if join and leave and leave >= join:
        each.spans.append((join, leave))


ADDED = re.compile(r"[(\[{].*?[)\]}]|\s[-–|/@,]\s.*$")


def plain_name(name: str) -> str:
    """A name as a key: without what people add to it ("(she/her)", " - Welcome Center"), its parts in order."""
    bare = ADDED.sub(" ", name).strip() or name
    return " ".join(sorted(fold(bare).split()))
