"""Publishers that each break one rule of the method. Every attack that the rule is there for must succeed on them."""

from dataclasses import replace
from hashlib import sha256
from itertools import count

from streetwork.reporting.releases.perturbation import perturbed
from streetwork.reporting.releases.tables import Counted
from tests.disclosure.attacks.knowledge import NoNoise
from tests.disclosure.attacks.linear import Cell
from tests.disclosure.population import Contact
from tests.disclosure.publisher import Publisher, Releases, When, place_of


class Desk:
    """What answers strangers: the releases as they were frozen, whatever happens to the contacts afterwards."""

    def __init__(self, publisher: Publisher, periods: list[When]):
        self.publisher, self.periods = publisher, periods
        self._frozen, _truth = publisher.publish(periods)

    def everything(self) -> Releases:
        return self._frozen

    def ask(self, cell: Cell) -> int:
        at, place = cell
        return (self._frozen.of(*at) or {}).get(place, 0)

    def now_holds(self, contacts: list[Contact]) -> "Desk":
        """The contacts were edited, some came, some went: what is frozen stays."""
        self.publisher = type(self.publisher)(self.publisher.population.of(contacts), secret=self.publisher.secret)
        return self


class Unfrozen(Desk):
    """Counts anew for every request."""

    def everything(self) -> Releases:
        return self.publisher.publish(self.periods)[0]


class NoisePerQuery(Desk):
    """Draws the noise anew for every request."""

    def __init__(self, publisher: Publisher, periods: list[When]):
        super().__init__(publisher, periods)
        self._truth = publisher.publish(periods)[1]
        self._requests = count()

    def ask(self, cell: Cell) -> int:
        at, place = cell
        key = int.from_bytes(sha256(b"request %d" % next(self._requests)).digest()[:4])
        return perturbed(self._truth.counts[at].get(place, 0), key)


class WithoutGate(Publisher):
    def withholds(self, counts):
        return False


class SeldomCellsShown(Publisher):
    fewest_of_a_cell = 0

    def shown(self, cells, yearly):
        return cells


class PlainCounts(SeldomCellsShown):
    """Publishes what is counted."""

    noise = NoNoise

    def value(self, cell, when, table, place):
        return cell.number


class WithoutPersonFloor(Publisher):
    """Counts entries even where they are one person's."""

    def count(self, table, records):
        entries: dict = {}
        for record in records:
            entries.setdefault(place_of(table, record), []).append(record.key)
        return {place: Counted(len(keys), sum(keys) % 2**32) for place, keys in entries.items()}


def without(contacts: list[Contact], contact: Contact) -> list[Contact]:
    return [each for each in contacts if each.client_ref != contact.client_ref]


def edited(contacts: list[Contact], contact: Contact, **facts) -> list[Contact]:
    return [replace(each, **facts) if each.client_ref == contact.client_ref else each for each in contacts]
