import pytest

from streetwork.reporting.statistics.sums import Sum, along, total_of


def test_a_single_cell_is_off_by_four_at_most():
    assert Sum(100, 1).off == 4


def test_a_sum_is_off_by_two_standard_deviations():
    assert Sum(0, 3).off == 6
    assert Sum(0, 12).off == 12


@pytest.mark.parametrize(
    ("value", "cells", "about"), [(1383, 1, 1385), (1382, 1, 1380), (14_268, 272, 14_300), (0, 1, 0)]
)
def test_a_figure_claims_no_more_than_is_known(value, cells, about):
    assert Sum(value, cells).about == about


def test_sums_along_a_row_are_largest_first_and_count_their_cells():
    cells = {("ST", "pl"): 3, ("ST", "ro"): 4, ("NW", "ro"): 9}
    assert along(cells, 0) == {"NW": Sum(9, 1), "ST": Sum(7, 2)}
    assert along(cells, 1) == {"ro": Sum(13, 2), "pl": Sum(3, 1)}


def test_nothing_adds_up_to_nothing():
    assert total_of([]) == Sum(0, 0)
