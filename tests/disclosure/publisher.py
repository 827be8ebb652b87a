"""Turns contacts into frozen releases by the real pure core, and the ways to break it that the suite must notice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.releases.menu import LANGUAGE, OTHER, PLATFORM, STATE, TOPIC, Table, tables_of
from streetwork.reporting.releases.perturbation import perturbed, record_key
from streetwork.reporting.releases.tables import (
    FEWEST_OF_A_CELL,
    Counted,
    Place,
    Record,
    counted,
    fold_languages,
    is_too_sparse,
    without_seldom,
)
from tests.disclosure.attacks.knowledge import CellKeys
from tests.disclosure.population import Contact, Population

LENGTH = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}


@dataclass(frozen=True, order=True)
class When:
    """A period: `number` counts its kind from 0."""

    kind: str
    number: int

    @property
    def months(self) -> range:
        length = LENGTH[self.kind]
        return range(self.number * length, (self.number + 1) * length)

    @property
    def twelve_months(self) -> range:
        """The months of the year that ends with the period."""
        return range(max(self.months[-1] - 11, 0), self.months[-1] + 1)

    @property
    def year(self) -> int:
        return self.months[0] // 12


At = tuple[When, str]


@dataclass
class Releases:
    """What strangers can see: published cells that are not 0, which values a dimension can have, the parameters."""

    cells: dict[At, dict[Place, int]] = field(default_factory=dict)
    withheld: set[At] = field(default_factory=set)
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    languages: dict[When, tuple[str, ...]] = field(default_factory=dict)
    fewest_of_a_cell: int = FEWEST_OF_A_CELL
    noise: type[CellKeys] = CellKeys

    def of(self, when: When, table: str) -> Mapping[Place, int] | None:
        """{place: value} of a published table, None of one that was withheld."""
        return self.cells.get((when, table))

    def codes(self, dimension: str, when: When) -> tuple[str, ...]:
        """All values a dimension can have in tables of this release: 0 is published for whichever is missing."""
        if dimension == LANGUAGE:
            return self.languages[when]
        return self.values[dimension] if dimension else ("",)


@dataclass
class Truth:
    """What only the publisher knows: the counts before perturbation, and how many entries they stand for."""

    counts: dict[At, dict[Place, int]] = field(default_factory=dict)
    entries: dict[At, Counter] = field(default_factory=dict)

    def small(self, at: At) -> dict[Place, int]:
        """The cells that are a person or two."""
        return {place: count for place, count in self.counts[at].items() if count <= 2}


class Publisher:
    """Publishes as specified. A mutation overrides one method, and the attacks must succeed against it."""

    fewest_of_a_cell, noise = FEWEST_OF_A_CELL, CellKeys  # public, as all of the method is

    def __init__(self, population: Population, *, secret: bytes = b"a secret of the test"):
        self.population, self.secret = population, secret

    def menu(self, kind: str) -> Sequence[Table]:
        return tables_of(kind)

    def secret_of(self, when: When, draw: int) -> bytes:
        """Months and quarters of a year share a secret; the final year has a fresh one; so has a correction."""
        part = "final" if when.kind == PeriodKind.YEAR else "running"
        return sha256(b"%s|%s|%d|%d" % (self.secret, part.encode(), when.year, draw)).digest()

    def value(self, cell: Counted, when: When, table: Table, place: Place) -> int:
        return perturbed(cell.number, cell.key)

    def count(self, table: Table, records: Sequence[Record]) -> dict[Place, Counted]:
        return counted(table, records)

    def shown(self, cells: Mapping[Place, Counted], yearly: Mapping[Place, Counted]) -> Mapping[Place, Counted]:
        return without_seldom(cells, yearly)

    def withholds(self, counts: Iterable[int]) -> bool:
        return is_too_sparse(list(counts))

    @cached_property
    def by_month(self) -> dict[int, list[Contact]]:
        found = defaultdict(list)
        for contact in self.population:
            found[contact.month].append(contact)
        return found

    def contacts_of(self, months: Iterable[int]) -> list[Contact]:
        return [contact for month in months for contact in self.by_month[month]]

    def folded(self, when: When) -> set[str]:
        yearly = Counter(contact.language for contact in self.contacts_of(when.twelve_months))
        return fold_languages({language: yearly[language] for language in self.population.languages})

    @cached_property
    def _keys(self) -> dict[tuple[bytes, int], list[int]]:
        return {}

    def _records(self, months: Iterable[int], secret: bytes, seldom: set[str]) -> list[Record]:
        """`reduced` for whole months, with the keys of a month made once."""
        found = []
        for month in months:
            if (secret, month) not in self._keys:
                self._keys[secret, month] = [record_key(secret, each.client_ref) for each in self.by_month[month]]
            found += [
                Record(
                    key, each.person, each.state, OTHER if each.language in seldom else each.language, each.topic,
                    each.platform,
                )
                for each, key in zip(self.by_month[month], self._keys[secret, month], strict=True)
            ]  # fmt: skip
        return found

    def reduced(self, contacts: Iterable[Contact], secret: bytes, seldom: set[str]) -> list[Record]:
        return [
            Record(
                record_key(secret, each.client_ref), each.person, each.state,
                OTHER if each.language in seldom else each.language, each.topic, each.platform,
            )
            for each in contacts
        ]  # fmt: skip

    def publish(self, periods: Iterable[When] = (), *, draw: int = 1) -> tuple[Releases, Truth]:
        """All periods of the population (or these), as they are frozen today; and the truth for the jury."""
        world, truth = self.population, Truth()
        releases = Releases(
            values={STATE: world.states, TOPIC: world.topics, PLATFORM: world.platforms},
            fewest_of_a_cell=self.fewest_of_a_cell,
            noise=self.noise,
        )
        for when in list(periods) or self.periods():
            self._publish(when, draw, releases, truth)
        return releases, truth

    def _publish(self, when: When, draw: int, releases: Releases, truth: Truth) -> None:
        seldom, secret = self.folded(when), self.secret_of(when, draw)
        kept = tuple(code for code in self.population.languages if code not in seldom)
        releases.languages[when] = (*kept, OTHER) if seldom else kept
        records = self._records(when.months, secret, seldom)
        twelve_months = self._records(when.twelve_months, secret, seldom)
        for table in self.menu(when.kind):
            at, cells = (when, table.key), self.count(table, records)
            truth.counts[at] = {place: cell.number for place, cell in cells.items()}
            truth.entries[at] = Counter(place_of(table, record) for record in records)
            if self.withholds(truth.counts[at].values()):
                releases.withheld.add(at)
                continue
            if table.row:
                cells = self.shown(cells, self.count(table, twelve_months))
            values = {place: self.value(cell, when, table, place) for place, cell in cells.items()}
            releases.cells[at] = {place: value for place, value in values.items() if value}

    def periods(self) -> list[When]:
        return [
            When(kind, number)
            for kind, length in LENGTH.items()
            for number in range(self.population.months // length)
        ]  # fmt: skip


def place_of(table: Table, record: Record) -> Place:
    """Where a record is counted in a table."""
    return (getattr(record, table.row) if table.row else "", getattr(record, table.column) if table.column else "")
