"""A line of the file → what it says of a centre. Pure but for the words of the vocabulary."""

from dataclasses import dataclass, field

from django.db import models

from referrals.exchange.columns import columns
from referrals.exchange.meanings import Meanings, meanings
from referrals.exchange.readers import Line
from referrals.exchange.texts import NotUnderstood
from referrals.models.center import AdvisoryCenter
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.tables import unescaped


@dataclass
class Entry:
    """`facts` has only what the line says: field → value as JSON. With `problems` the line is rejected."""

    line: int
    name: str = ""
    uid: str = ""
    source_id: str = ""
    facts: dict = field(default_factory=dict)
    hints: list = field(default_factory=list)
    problems: list = field(default_factory=list)


class Interpreter:
    """Reads lines by a mapping (column number → key) for one state; `writable` are the states of the editor."""

    def __init__(self, *, headers: list[str], mapping: dict, by_hand: dict, state: int, writable, clear_empty: bool):
        self.width = len(headers)
        self.columns = [(int(number), columns()[key]) for number, key in mapping.items() if key in columns()]
        self.meanings: dict[str, Meanings] = {
            column.key: meanings(column.meanings, by_hand.get(column.key)) for _n, column in self.columns
            if column.meanings
        }  # fmt: skip
        self.state, self.writable, self.clear_empty = state, writable, clear_empty

    def read(self, line: Line) -> Entry:
        """What the line says. Never raises."""
        entry = Entry(line.number)
        if any(line.cells[self.width :]):
            entry.problems.append(["more_cells", {}])
            return entry
        for number, column in self.columns:
            cell = unescaped(line.cells[number].strip()) if number < len(line.cells) else ""
            if cell:
                self._take(entry, column, cell)
            elif self.clear_empty and not column.identifies and column.key != "name":
                entry.facts[column.key] = empty_of(column.key)
        self._as_a_whole(entry)
        return entry

    def _take(self, entry: Entry, column, cell: str):
        if column.meanings:
            self._take_words(entry, column, cell)
            return
        try:
            value = column.read(cell)
        except NotUnderstood as problem:
            code, values = problem.reason
            reason = [code, {"field": f"field:{column.key}"} | values]
            (entry.problems if problem.is_fatal else entry.hints).append(reason)
            return
        if column.identifies:
            setattr(entry, column.key, value)
        else:
            entry.facts[column.key] = value

    def _take_words(self, entry: Entry, column, cell: str):
        words = self.meanings[column.key]
        keys, unknown = words.read(cell)
        if column.key == "state":
            self._check_state(entry, cell, keys[0] if keys else None)
            return
        entry.hints += [["left_out", {"field": f"field:{column.key}", "text": word[:60]}] for word in unknown]
        if keys:
            entry.facts[column.key] = keys if words.is_list else keys[0]

    def _check_state(self, entry: Entry, cell: str, state: int | None):
        if state is None:
            entry.problems.append(["unknown_state", {"text": cell[:60]}])
        elif state != self.state:
            code = "other_state" if state in self.writable else "foreign_state"
            entry.problems.append([code, {"state": vocabulary().states[state].code}])

    @staticmethod
    def _as_a_whole(entry: Entry):
        facts = entry.facts
        entry.name = facts.get("name", "")
        if not entry.name and not any(reason[1].get("field") == "field:name" for reason in entry.problems):
            entry.problems.append(["no_name", {}])
        if (facts.get("latitude") is None) != (facts.get("longitude") is None):
            entry.hints.append(["half_place", {}])
            facts.pop("latitude", None)
            facts.pop("longitude", None)
        low, high = facts.get("minimum_age"), facts.get("maximum_age")
        if low is not None and high is not None and low > high:
            entry.problems.append(["ages", {}])


def empty_of(key: str):
    """What an empty cell leaves in the field."""
    model_field = AdvisoryCenter._meta.get_field(key)
    if model_field.null and not isinstance(model_field, (models.CharField, models.TextField)):
        return None
    return model_field.get_default() if model_field.has_default() else ""
