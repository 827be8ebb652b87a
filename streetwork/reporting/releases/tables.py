"""From records to the cells of a table: counting, the floor of persons, the gate of sparsity. Pure."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
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


DIMENSIONS = (STATE, LANGUAGE, TOPIC, PLATFORM)  # the last fields of a record, in this order


class Counted(NamedTuple):
    """A cell before perturbation: what it counts, and its key. As secret as the contacts."""

    number: int
    key: int


@dataclass(slots=True)
class Sum:
    """Of some records: their number, the sum of their keys, and their persons as far as the floor asks for them."""

    entries: int = 0
    key: int = 0
    persons: set[Hashable] = field(default_factory=set)

    def take(self, entries: int, key: int, persons: Iterable[Hashable]) -> None:
        self.entries += entries
        self.key += key
        if len(self.persons) < FEWEST_PERSONS:
            self.persons.update(persons)

    @property
    def counted(self) -> Counted:
        """Fewer than three persons are counted as persons, not by their entries."""
        persons = len(self.persons)
        return Counted(persons if persons < FEWEST_PERSONS else self.entries, self.key % KEYS)


class Cube:
    """Records, summed by everything that the menu knows at once; every table is a margin of it.

    A year of a million entries needs no more memory than the combinations that occur in it, and each is read once.
    """

    def __init__(self, records: Iterable[Record] = ()):
        self._sums: defaultdict[tuple[str, ...], Sum] = defaultdict(Sum)
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        self._sums[record[-len(DIMENSIONS) :]].take(1, record.key, (record.person,))

    def counted(self, table: Table) -> dict[Place, Counted]:
        """The non-zero cells of a table."""
        row, column = (DIMENSIONS.index(name) if name else None for name in (table.row, table.column))
        sums: defaultdict[Place, Sum] = defaultdict(Sum)
        for at, part in self._sums.items():
            place = ("" if row is None else at[row], "" if column is None else at[column])
            sums[place].take(part.entries, part.key, part.persons)
        return {place: whole.counted for place, whole in sums.items()}


def counted(table: Table, records: Iterable[Record]) -> dict[Place, Counted]:
    """The non-zero cells of a table with their true counts and keys."""
    return Cube(records).counted(table)


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
