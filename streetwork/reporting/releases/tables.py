"""From records to the cells of a table: counting, the floor of persons, the gate of sparsity. Pure."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import NamedTuple

from streetwork.reporting.releases.menu import LANGUAGE, PLATFORM, STATE, TOPIC, Table
from streetwork.reporting.releases.perturbation import KEYS, D, perturbed

FEWEST_PERSONS = 3
FEWEST_OF_A_LANGUAGE = 100  # contacts in the 12 months up to the period's end
FEWEST_OF_A_CELL = 8  # in the 12 months up to the period's end, or the cell shows 0 while it holds no more than D
Place = tuple[str, str]  # codes of row and column, "" where the table has none


class Record(NamedTuple):
    """One entry, reduced to what the menu knows. `key` is its record key, `person` the case or the entry itself."""

    key: int
    person: Hashable
    state: str
    language: str
    topic: str
    platform: str


_POSITION = {name: Record._fields.index(name) for name in (STATE, LANGUAGE, TOPIC, PLATFORM)}


class Counted(NamedTuple):
    """A cell before perturbation: what it counts, and its key. As secret as the contacts."""

    number: int
    key: int


class Tally:
    """Counts one table, record by record: a year of a million entries needs no more memory than its cells."""

    def __init__(self, table: Table):
        self.table = table
        self._row, self._column = _POSITION.get(table.row), _POSITION.get(table.column)
        self._entries: dict[Place, int] = {}
        self._keys: dict[Place, int] = {}
        self._persons: dict[Place, set[Hashable]] = {}

    def add(self, record: Record) -> None:
        row, column = self._row, self._column
        place = ("" if row is None else record[row], "" if column is None else record[column])
        self._entries[place] = self._entries.get(place, 0) + 1
        self._keys[place] = self._keys.get(place, 0) + record.key
        persons = self._persons.setdefault(place, set())
        if len(persons) < FEWEST_PERSONS:
            persons.add(record.person)

    def counted(self) -> dict[Place, Counted]:
        """The non-zero cells. A cell of fewer than three persons counts persons, not entries."""
        return {
            place: Counted(self._number(place, entries), self._keys[place] % KEYS)
            for place, entries in self._entries.items()
        }

    def _number(self, place: Place, entries: int) -> int:
        persons = len(self._persons[place])
        return persons if persons < FEWEST_PERSONS else entries


def counted(table: Table, records: Iterable[Record]) -> dict[Place, Counted]:
    """The non-zero cells of a table with their true counts and keys."""
    tally = Tally(table)
    for record in records:
        tally.add(record)
    return tally.counted()


def without_seldom(cells: Mapping[Place, Counted], twelve_months: Mapping[Place, Counted]) -> dict[Place, Counted]:
    """Leaves out each cell of at most D that has fewer than FEWEST_OF_A_CELL in the 12 months up to the period's end.

    What is nearly always empty would tell its count by being filled (docs/statistics-method.md, “Seldom cells”). For
    every table that has a dimension; the gate of sparsity comes before.
    """
    return {
        place: cell
        for place, cell in cells.items()
        if cell.number > D or (place in twelve_months and twelve_months[place].number >= FEWEST_OF_A_CELL)
    }


def published(cells: Mapping[Place, Counted]) -> dict[Place, int]:
    """The same cells as strangers may see them; what became 0 is left out."""
    values = {place: perturbed(cell.number, cell.key) for place, cell in cells.items()}
    return {place: value for place, value in values.items() if value}


def cells_of(table: Table, records: Iterable[Record]) -> dict[Place, int]:
    """{(row, column): published value} of the non-zero cells, without asking whether the table is too sparse."""
    return published(counted(table, records))


def is_too_sparse(true_counts: Collection[int]) -> bool:
    """Whether more than a third of the non-zero true counts are 1 or 2: then the table is withheld."""
    filled = [count for count in true_counts if count]
    return 3 * sum(count < 3 for count in filled) > len(filled)


def fold_languages(yearly_counts: Mapping[str, int]) -> set[str]:
    """The languages that are counted as “other”: of {code: entries in the 12 months}, those under 100 entries."""
    return {code for code, count in yearly_counts.items() if count < FEWEST_OF_A_LANGUAGE}
