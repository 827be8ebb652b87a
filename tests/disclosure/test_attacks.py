"""The attacks on releases as specified: months, quarters and years of two years jointly. None gets past its ceiling."""

from collections import Counter
from random import Random

import pytest

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.releases.perturbation import D
from tests.disclosure import ceilings
from tests.disclosure.attacks import averaging, differencing, insider, linear, polling, squares
from tests.disclosure.attacks.posterior import Sight, namings, right
from tests.disclosure.juries import crowds_of_one, share_of_one_or_two, small_cells
from tests.disclosure.mutants import Desk, edited, without
from tests.disclosure.population import populate
from tests.disclosure.publisher import Publisher, When

LAST_YEAR, SAMPLE = 1, 16
PERIODS = [When(PeriodKind.MONTH, 20), When(PeriodKind.QUARTER, 6), When(PeriodKind.YEAR, 1)]


def test_subtracting_the_rest_of_a_row_from_its_total_finds_few_small_cells(releases, truth):
    found = squares.score(differencing.subtract(releases, LAST_YEAR), truth)

    assert found.small > 500
    assert found.recovered <= ceilings.RECOVERED_BY_SUBTRACTION


def test_least_squares_over_all_tables_are_no_better_than_guessing(releases, truth):
    found = squares.score(squares.solve(releases, LAST_YEAR), truth)

    assert found.small > 500
    assert found.recovered <= ceilings.RECOVERED_BY_SQUARES
    assert found.precision <= ceilings.PRECISION_OF_SQUARES


@pytest.mark.parametrize("year", [0, 1])
def test_no_cell_of_a_year_is_determined_by_all_sums_together(year, releases, truth):
    equations = linear.Equations(releases, year)
    bounds = equations.propagated()
    determined = [
        cell
        for cell, number in equations.cells.items()
        if bounds[number, 0] == bounds[number, 1] == truth.counts[cell[0]].get(cell[1], 0) > 0
    ]

    assert len(bounds) > 4000
    assert len(determined) <= ceilings.DETERMINED


def test_no_small_cell_is_determined_by_the_linear_programme(releases, truth):
    cells = Random(7).sample(small_cells(releases, truth, LAST_YEAR), SAMPLE)

    found = linear.audit(releases, LAST_YEAR, cells)

    assert len(linear.exact(found, truth)) <= ceilings.DETERMINED
    assert all(each.least <= truth.entries[each.at][each.place] for each in found)
    assert all(each.most >= truth.counts[each.at][each.place] for each in found)


def test_nobody_is_named_from_months_quarters_and_years_together(releases, truth):
    assert len(right(namings(Sight([releases])), truth)) <= ceilings.NAMED


def test_nobody_is_named_even_if_every_period_was_corrected(releases, corrected, truth):
    assert len(right(namings(Sight([releases, corrected])), truth)) <= ceilings.NAMED


def test_nobody_is_named_to_a_counselor_who_takes_away_the_own_entries(population, publisher, releases, truth):
    ((busiest, entries),) = Counter(contact.counselor for contact in population).most_common(1)
    own = insider.own_entries(publisher, busiest)

    assert entries > 2000
    assert len(right(namings(Sight([releases], own)), truth, own)) <= ceilings.NAMED


def test_asking_for_a_number_again_and_again_gives_the_same_number(publisher, releases, truth):
    desk = Desk(publisher, [When(PeriodKind.QUARTER, 6)])
    cells = small_cells(releases, truth, LAST_YEAR, When(PeriodKind.QUARTER, 6))

    assert len(averaging.named(desk.ask, cells)) <= ceilings.NAMED


def test_a_contact_that_is_added_edited_or_erased_changes_nothing_that_is_frozen(population, publisher):
    desk = Desk(publisher, PERIODS)
    before = desk.everything()
    contacts = [each for each in population if each.month == 20]
    added = contacts[0].changed(client_ref=contacts[1].client_ref.__class__(int=7))

    for now in (
        [*population, added],
        edited(list(population), contacts[2], state="HB", language="cs"),
        without(list(population), contacts[3]),
    ):
        after = desk.now_holds(now).everything()
        assert len(polling.changes(before, after)) <= ceilings.CHANGED_AFTER_FREEZE
        assert polling.recovered(before, after) == {}


def test_one_person_who_came_often_does_not_look_like_a_crowd(releases, truth, publisher):
    assert len(crowds_of_one(publisher, releases)) <= ceilings.CROWDS_OF_ONE


def test_what_a_published_table_shows_is_mostly_more_than_a_person_or_two(releases, truth):
    thin = Publisher(populate(size=800)).publish()

    assert share_of_one_or_two(releases, truth) <= ceilings.ONE_OR_TWO_AMONG_SHOWN
    assert share_of_one_or_two(*thin) <= ceilings.ONE_OR_TWO_AMONG_SHOWN


def test_no_published_number_is_further_from_the_truth_than_d(releases, truth):
    off = [
        abs(cells.get(place, 0) - count)
        for at, cells in releases.cells.items()
        for place, count in truth.counts[at].items()
    ]

    assert max(off) == D
