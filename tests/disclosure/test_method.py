"""The properties that the method promises, over many dice."""

from random import Random
from uuid import UUID

import pytest

from streetwork.reporting.api.arithmetic import PERIOD, chosen, summed
from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.releases.menu import TABLES
from streetwork.reporting.releases.perturbation import KEYS, VARIANCE, D, perturbed, record_key, transition
from streetwork.reporting.releases.tables import Counted, Record, cells_of, counted, published, without_seldom
from tests.disclosure.attacks.differencing import numbers
from tests.disclosure.publisher import Publisher, When

QUARTER = When(PeriodKind.QUARTER, 6)


@pytest.mark.parametrize("n", range(1, 40))
def test_the_noise_has_mean_0_variance_3_and_never_says_1_or_2(n):
    rows = transition(n)

    assert sum(chance for _value, chance in rows) == pytest.approx(1)
    assert sum((value - n) * chance for value, chance in rows) == pytest.approx(0, abs=1e-6)
    assert sum((value - n) ** 2 * chance for value, chance in rows) == pytest.approx(VARIANCE, abs=1e-5)
    assert all(value >= 0 and value not in (1, 2) and abs(value - n) <= D for value, _chance in rows)


@pytest.mark.parametrize("n", [1, 2, 3, 5, 30])
def test_keys_draw_each_value_as_often_as_the_table_says(n):
    dice = Random(n)
    drawn = [perturbed(n, dice.randrange(KEYS)) for _time in range(20_000)]

    for value, chance in transition(n):
        assert drawn.count(value) / len(drawn) == pytest.approx(chance, abs=0.015)


def test_a_true_zero_stays_zero():
    assert {perturbed(0, key) for key in (0, 1, KEYS // 2, KEYS - 1)} == {0}


def test_the_same_contacts_give_the_same_number_in_whatever_table_they_are_counted():
    dice = Random(5)
    for _time in range(200):
        few = [
            Record(record_key(b"s" * 32, UUID(int=dice.getrandbits(128))), number, "ST", "ro", "pay", "vk")
            for number in range(dice.randrange(1, 12))
        ]
        values = {value for table in TABLES.values() for value in cells_of(table, few).values()}
        shuffled = cells_of(TABLES["month-total"], dice.sample(few, len(few)))

        assert len(values) <= 1
        assert set(shuffled.values()) == values


def test_a_rebuild_is_identical(population, releases):
    again, _truth = Publisher(population).publish([QUARTER])

    assert again.cells == {at: cells for at, cells in releases.cells.items() if at[0] == QUARTER}


def test_another_secret_gives_other_numbers(population, releases):
    other, _truth = Publisher(population, secret=b"another").publish([QUARTER])

    assert all(cells != releases.cells[at] for at, cells in other.cells.items())


def test_the_final_year_and_a_correction_are_independent_draws(publisher):
    year = When(PeriodKind.YEAR, 1)

    assert len({publisher.secret_of(*each) for each in [(QUARTER, 1), (QUARTER, 2), (year, 1), (year, 2)]}) == 4


@pytest.mark.parametrize(("number", "in_twelve_months", "is_shown"), [
    (1, 1, False), (4, 7, False), (4, 8, True), (1, 8, True), (5, 5, True), (40, 40, True),
])  # fmt: skip
def test_a_cell_that_is_seldom_filled_shows_nothing_up_to_four(number, in_twelve_months, is_shown):
    cell, year = {("ST", "vi"): Counted(number, 9)}, {("ST", "vi"): Counted(in_twelve_months, 9)}

    assert bool(without_seldom(cell, year)) is is_shown


def test_a_person_who_comes_every_week_does_not_open_a_seldom_cell():
    every_week = [Record(number, "one person", "ST", "vi", "pay", "zalo") for number in range(52)]
    cells = counted(TABLES["year-state-language"], every_week)

    assert without_seldom(cells, cells) == {}


def test_every_number_that_the_api_can_answer_is_a_sum_of_published_cells(releases):
    dice = Random(11)
    for _time in range(120):
        at = dice.choice([each for each in releases.cells if TABLES[each[1]].row])
        table = TABLES[at[1]]
        periods = [each for each in releases.cells if each[1] == at[1]][:3]
        everything = [number for each in periods for number in numbers(releases, each)]
        wanted = {
            name: set(dice.sample(codes, dice.randrange(1, len(codes))))
            for name in table.dimensions
            if dice.random() < 0.7 and (codes := releases.codes(name, at[0]))
        }
        over = [name for name in (*table.dimensions, PERIOD) if dice.random() < 0.5]

        rows = summed(chosen(everything, table.dimensions, wanted), table.dimensions, over)

        cells = [
            value
            for when, key in periods
            for place, value in releases.cells[when, key].items()
            if all(code in wanted[name] for name, code in zip(table.dimensions, place, strict=False) if name in wanted)
        ]
        assert sum(row.value for row in rows) == sum(cells)
        if not over:
            assert sorted(row.value for row in rows if row.value) == sorted(cells)


def test_what_is_published_as_0_is_not_to_be_told_from_what_is_empty(releases, truth):
    """A cell that was drawn as 0, one that is hidden and one that is empty are stored alike: not at all."""
    assert all(value >= 3 for cells in releases.cells.values() for value in cells.values())
    assert all(published({("", ""): Counted(1, key)}) == {} for key in (0, KEYS // 2))
