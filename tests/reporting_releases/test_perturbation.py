"""The noise: its properties are what the method page promises, so each is held here."""

from uuid import UUID

import pytest

from streetwork.reporting.releases.perturbation import VARIANCE, D, cell_key, perturbed, record_key, transition

COUNTS = [*range(1, 13), 100, 12345]
SECRET = b"s" * 32


@pytest.mark.parametrize("count", COUNTS)
def test_noise_has_mean_0_and_variance_3(count):
    steps = [(value - count, share) for value, share in transition(count)]

    assert sum(share for _step, share in steps) == pytest.approx(1, abs=1e-12)
    assert sum(step * share for step, share in steps) == pytest.approx(0, abs=1e-7)
    assert sum(step * step * share for step, share in steps) == pytest.approx(VARIANCE, abs=1e-7)


@pytest.mark.parametrize("count", COUNTS)
def test_no_result_is_1_or_2_or_negative_or_further_than_4(count):
    values = {value for value, share in transition(count) if share > 0}

    assert not values & {1, 2}
    assert min(values) >= 0
    assert all(abs(value - count) <= D for value in values)


def test_a_single_person_is_told_as_in_the_prototype():
    shares = {value: round(share, 2) for value, share in transition(1)}

    assert shares == {0: 0.74, 3: 0.11, 4: 0.08, 5: 0.07}


def test_from_7_on_noise_is_symmetric_and_the_same():
    shapes = {tuple((value - n, share) for value, share in transition(n)) for n in (7, 8, 50, 10**6)}

    (shape,) = shapes
    assert [step for step, _share in shape] == list(range(-4, 5))
    assert [share for _step, share in shape] == pytest.approx([share for _step, share in reversed(shape)], abs=1e-8)


def test_a_true_0_stays_0_for_every_key():
    assert {perturbed(0, key) for key in range(0, 2**32, 2**26)} == {0}


@pytest.mark.parametrize("count", [1, 2, 3, 5, 7, 40])
def test_keys_draw_the_values_as_often_as_the_table_says(count):
    draws = 20_000
    found = [perturbed(count, key * (2**32 // draws)) for key in range(draws)]

    for value, share in transition(count):
        assert found.count(value) / draws == pytest.approx(share, abs=2e-4)


def test_the_lowest_and_the_highest_key_draw_the_ends_of_the_table():
    values = [value for value, _share in transition(9)]

    assert perturbed(9, 0) == values[0]
    assert perturbed(9, 2**32 - 1) == values[-1]


def test_a_record_key_is_the_first_32_bits_of_the_keyed_hash():
    assert record_key(SECRET, UUID("00000000-0000-4000-8000-000000000001")) == 2696796929


def test_another_secret_gives_other_keys():
    ref = UUID("6f1f3f0e-0f5c-4f0e-9d2e-0123456789ab")

    assert record_key(SECRET, ref) == record_key(SECRET, ref) < 2**32
    assert record_key(SECRET, ref) != record_key(b"t" * 32, ref)


def test_a_cell_key_does_not_depend_on_the_order_and_wraps_at_32_bits():
    assert cell_key([2**32 - 1, 5, 7]) == cell_key([7, 2**32 - 1, 5]) == 11
    assert cell_key([]) == 0


@pytest.mark.parametrize(("count", "key"), [(-1, 0), (1, -1), (1, 2**32)])
def test_a_number_outside_is_refused(count, key):
    with pytest.raises(ValueError, match="cell key"):
        perturbed(count, key)
