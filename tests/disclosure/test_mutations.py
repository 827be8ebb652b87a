"""Does the suite notice? Each rule of the method is broken once: the same attacks must get past the ceilings."""

from random import Random

import pytest

from streetwork.reporting.enums import PeriodKind
from tests.disclosure import ceilings
from tests.disclosure.attacks import averaging, differencing, insider, linear, polling, squares
from tests.disclosure.attacks.posterior import Sight, namings, right
from tests.disclosure.juries import crowds_of_one, share_of_one_or_two, small_cells
from tests.disclosure.mutants import (
    NoisePerQuery,
    PlainCounts,
    SeldomCellsShown,
    Unfrozen,
    WithoutGate,
    WithoutPersonFloor,
    without,
)
from tests.disclosure.population import populate
from tests.disclosure.publisher import Publisher, When

LAST_YEAR = 1
QUARTER = When(PeriodKind.QUARTER, 6)
QUARTERS = [When(PeriodKind.QUARTER, number) for number in range(4, 8)]
WHOLE_YEAR = [*QUARTERS, When(PeriodKind.YEAR, 1)]


@pytest.fixture(scope="module")
def plain(population):
    return PlainCounts(population).publish()


class TestPlainCounts:
    def test_fall_to_subtraction(self, plain):
        found = squares.score(differencing.subtract(plain[0], LAST_YEAR), plain[1])

        assert found.recovered > ceilings.RECOVERED_BY_SUBTRACTION

    def test_fall_to_least_squares(self, plain):
        found = squares.score(squares.solve(plain[0], LAST_YEAR), plain[1])

        assert found.recovered > ceilings.RECOVERED_BY_SQUARES
        assert found.precision > ceilings.PRECISION_OF_SQUARES

    def test_fall_to_the_linear_programme(self, plain):
        cells = Random(7).sample(small_cells(*plain, LAST_YEAR), 4)

        assert len(linear.exact(linear.audit(plain[0], LAST_YEAR, cells), plain[1])) > ceilings.DETERMINED

    def test_name_people(self, plain):
        assert len(right(namings(Sight([plain[0]]), jointly=False), plain[1])) > ceilings.NAMED

    def test_name_people_to_an_insider(self, population, plain):
        own = insider.own_entries(PlainCounts(population), 0)

        assert len(right(namings(Sight([plain[0]], own), jointly=False), plain[1], own)) > ceilings.NAMED


def test_counting_live_gives_a_contact_away(population, publisher):
    periods = [When(PeriodKind.MONTH, 20), QUARTER]
    desk = Unfrozen(publisher, periods)
    before, contacts = desk.everything(), list(population)
    targets = Random(3).sample([each for each in contacts if each.month == 20], 8)

    told = []
    for target in targets:
        after = desk.now_holds(without(contacts, target)).everything()
        assert len(polling.changes(before, after)) > ceilings.CHANGED_AFTER_FREEZE
        told.append(polling.recovered(before, after))

    # languages that are counted as “other” stay secret; everything else is read off
    whole = [
        found for found, target in zip(told, targets, strict=True)
        if (found.get("state"), found.get("topic"), found.get("platform"))
        == (target.state, target.topic, target.platform)
    ]  # fmt: skip
    assert len(whole) > len(targets) / 2


def test_noise_for_each_query_is_averaged_away(publisher, releases, truth):
    cells = small_cells(releases, truth, LAST_YEAR, QUARTER)[:40]
    desk = NoisePerQuery(publisher, [QUARTER])

    named = averaging.named(desk.ask, cells)

    assert sum(named.get((at, place)) == truth.counts[at][place] for at, place in cells) > 0.9 * len(cells)


def test_a_fresh_secret_for_each_rebuild_is_averaged_away(publisher, truth):
    rebuilt = [publisher.publish(QUARTERS, draw=draw)[0] for draw in range(1, 9)]

    assert len(right(namings(Sight(rebuilt)), truth)) > ceilings.NAMED


def test_showing_seldom_cells_names_people_once_there_are_two_draws(population, truth):
    careless = SeldomCellsShown(population)
    draws = [careless.publish(WHOLE_YEAR, draw=draw)[0] for draw in (1, 2)]

    assert len(right(namings(Sight(draws)), truth)) > ceilings.NAMED


def test_without_the_floor_one_person_looks_like_a_crowd(population):
    careless = WithoutPersonFloor(population)

    assert len(crowds_of_one(careless, careless.publish(QUARTERS)[0])) > ceilings.CROWDS_OF_ONE


def test_without_the_gate_a_thin_table_shows_little_but_single_persons():
    careless = WithoutGate(populate(size=800))

    assert share_of_one_or_two(*careless.publish()) > ceilings.ONE_OR_TWO_AMONG_SHOWN


def test_the_gate_withholds_the_tables_of_a_thin_year():
    released, _truth = Publisher(populate(size=800)).publish()

    assert {key for _when, key in released.withheld} >= {"quarter-state-language", "quarter-state-topic"}
