"""The ladder: what may follow what, who may tell it, what counts."""

import pytest

from referrals.enums import Result, SetBy
from referrals.ladder import (
    ENDS,
    NOTHING_HEARD,
    RUNGS,
    can_climb,
    is_success,
    next_for_counselor,
    result_after,
    result_of,
)

WITHOUT_A_TALK = [
    Result.NOT_REACHABLE,
    Result.NOT_RESPONSIBLE,
    Result.DECLINED,
    Result.EXPIRED,
    Result.UNKNOWN,
]


def test_the_ladder_has_every_result_once():
    assert set(RUNGS) | ENDS == set(Result)
    assert not set(RUNGS) & ENDS


def test_steps_climb_and_never_fall():
    assert result_of(["suggested", "opened", "contacted", "first_talk"]) == Result.FIRST_TALK
    assert result_of(["suggested", "first_talk", "contacted", "opened"]) == Result.FIRST_TALK


@pytest.mark.parametrize("end", sorted(ENDS))
@pytest.mark.parametrize("before", sorted(Result))
def test_an_end_told_later_replaces_what_was(before, end):
    assert result_after(before, end) == end


@pytest.mark.parametrize("end", WITHOUT_A_TALK)
def test_a_talk_told_later_outweighs_an_end_without_one(end):
    assert result_after(end, Result.FIRST_TALK) == Result.FIRST_TALK
    assert result_after(end, Result.CONTACTED) == Result.CONTACTED
    assert result_after(end, Result.OPENED) == end


@pytest.mark.parametrize("end", [Result.HELPED, Result.NOT_HELPED])
def test_what_came_of_the_talk_outweighs_that_it_took_place(end):
    assert result_after(end, Result.FIRST_TALK) == end
    assert result_after(end, Result.CONTACTED) == end


@pytest.mark.parametrize(
    ("by", "may"),
    [
        (SetBy.PERSON, {"opened"}),
        (SetBy.CENTER, {"first_talk"}),
        (SetBy.SYSTEM, {"expired"}),
        (
            SetBy.COUNSELOR,
            {
                "contacted", "helped", "not_helped", "not_reachable", "not_responsible", "declined", "expired",
                "unknown",
            },
        ),
    ],
)  # fmt: skip
def test_everybody_tells_only_what_they_know(by, may):
    assert {each for each in Result if can_climb(Result.SUGGESTED, each, by)} == may


@pytest.mark.parametrize("current", sorted(Result))
def test_the_clock_ends_only_what_nobody_told_more_of(current):
    assert can_climb(current, Result.EXPIRED, SetBy.SYSTEM) == (current in NOTHING_HEARD)


def test_the_same_is_not_told_twice():
    assert not can_climb(Result.HELPED, Result.HELPED, SetBy.COUNSELOR)


def test_after_a_talk_nobody_asks_whether_there_was_contact():
    assert Result.CONTACTED not in next_for_counselor(Result.FIRST_TALK)
    assert Result.CONTACTED not in next_for_counselor(Result.HELPED)
    assert Result.CONTACTED in next_for_counselor(Result.NOT_REACHABLE)


def test_a_counselor_may_correct_an_end():
    assert Result.NOT_HELPED in next_for_counselor(Result.HELPED)


def test_the_clocks_word_is_not_offered():
    assert Result.EXPIRED not in next_for_counselor(Result.SUGGESTED)


def test_successes_count_from_contacted_on():
    assert {each for each in Result if is_success(each)} == {Result.CONTACTED, Result.FIRST_TALK, Result.HELPED}
