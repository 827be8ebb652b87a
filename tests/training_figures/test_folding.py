import pytest

from training.figures.folding import Slice, folded, summed


def of(**people):
    return [Slice(key, number, number * 60) for key, number in people.items()]


def test_large_groups_stay_as_they_are_largest_first():
    assert [each.key for each in folded(of(a=7, b=12))] == ["b", "a"]


def test_small_groups_are_told_together():
    told = folded(of(a=20, b=3, c=4))
    assert told == [Slice("a", 20, 1200), Slice(None, 7, 420)]


def test_a_single_small_group_takes_a_larger_one_in():
    """Else the sum minus the others would name it."""
    assert folded(of(a=20, b=9, c=2)) == [Slice("a", 20, 1200), Slice(None, 11, 660)]


@pytest.mark.parametrize("groups", [{"a": 30, "b": 4}, {"a": 6, "b": 1, "c": 1}, {"a": 5, "b": 5, "c": 4}, {"a": 4}])
def test_no_group_of_fewer_than_five_is_told_beside_others(groups):
    told = folded(of(**groups))
    assert sum(each.people for each in told) == sum(groups.values())
    assert all(each.people >= 5 for each in told) or len(told) == 1
    assert sum(each.key is None for each in told) <= 1


def test_a_fold_never_holds_one_group_alone_where_there_are_more():
    assert [each.key for each in folded(of(a=30, b=4))] == [None]


def test_what_was_folded_is_summed_by_group_and_stands_last():
    halves = folded(of(a=6, b=7)) + folded(of(a=8, b=3, c=4))
    assert summed(halves) == [Slice("a", 14, 840), Slice("b", 7, 420), Slice(None, 7, 420)]
