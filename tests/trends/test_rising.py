"""The rule of rising: pure."""

from datetime import date

import pytest

from cases.trends.rising import LEAST, Course, Verdict, verdict_of
from cases.trends.sparks import HEIGHT, spark
from cases.trends.weeks import days_gone, monday_of, week_of, week_to_review

MONDAY = date(2026, 11, 16)


@pytest.mark.parametrize("number", range(LEAST))
def test_fewer_than_five_are_too_few_whatever_was_before(number):
    assert verdict_of(number, [0] * 8) == Verdict.FEW


def test_a_topic_without_a_question_in_eight_weeks_is_new_from_five_on():
    assert verdict_of(5, [0] * 8) == Verdict.NEW


def test_one_question_two_months_ago_is_not_new_but_may_rise():
    assert verdict_of(5, [1, *[0] * 7]) == Verdict.RISING


@pytest.mark.parametrize(
    ("this_week", "usual", "verdict"),
    [
        (8, 4, Verdict.USUAL),  # 4 + 2·√4 = 8: not more than that
        (9, 4, Verdict.RISING),
        (10, 6, Verdict.USUAL),
        (11, 6, Verdict.RISING),
        (35, 25, Verdict.USUAL),
        (36, 25, Verdict.RISING),
        (124, 100, Verdict.USUAL),  # clear of chance, but less than a quarter more
        (125, 100, Verdict.RISING),
        (6, 6, Verdict.USUAL),
        (5, 20, Verdict.USUAL),
    ],
)
def test_a_rise_stands_clear_of_chance_and_matters(this_week, usual, verdict):
    assert verdict_of(this_week, [usual] * 8) == verdict


@pytest.mark.parametrize(("known", "verdict"), [(3, Verdict.EARLY), (4, Verdict.RISING)])
def test_a_programme_that_has_just_begun_is_not_judged(known, verdict):
    assert verdict_of(20, [5] * known) == verdict


def test_weeks_before_the_first_entry_do_not_count_as_zero():
    course = Course((0, 0, 0, 0, 10, 10, 10, 10, 12), known=4)
    assert (course.before, course.mean, course.verdict) == ((10, 10, 10, 10), 10, Verdict.USUAL)


@pytest.mark.parametrize(
    ("before", "usual"), [([0] * 8, "0"), ([1, *[0] * 7], "<1"), ([1] * 8, "1"), ([6, 6, 6, 6, 6, 6, 6, 3], "6")]
)
def test_the_mean_is_said_without_false_precision(before, usual):
    assert Course((*before, 5)).usual == usual


def test_a_course_without_any_week_before_has_no_mean():
    assert (Course((0,) * 9, known=0).mean, Course((0,) * 9, known=0).verdict) == (0, Verdict.FEW)


@pytest.mark.parametrize(
    ("today", "week"),
    [
        (date(2026, 11, 18), date(2026, 11, 9)),  # Wednesday: the week that is over
        (date(2026, 11, 19), date(2026, 11, 16)),  # Thursday: the running one
        (date(2026, 11, 22), date(2026, 11, 16)),
        (date(2026, 11, 23), date(2026, 11, 16)),
    ],
)
def test_the_week_to_review(today, week):
    assert week_to_review(today) == week


@pytest.mark.parametrize("text", ["", "x", "2026-13-01", "1999-01-01", "2027-01-01", "\x00", "0001-01-01"])
def test_an_address_without_a_week_of_the_last_year_means_the_one_to_review(text):
    assert week_of(text, date(2026, 11, 22)) == MONDAY


def test_any_day_names_its_week():
    assert week_of("2026-10-07", date(2026, 11, 22)) == date(2026, 10, 5) == monday_of(date(2026, 10, 11))


def test_days_of_a_week_that_have_begun():
    assert [days_gone(MONDAY, day) for day in (MONDAY, date(2026, 11, 18), date(2026, 12, 24))] == [1, 3, 7]


def test_bars_stand_on_the_ground_and_the_highest_fills_the_height():
    drawn = spark([0, 1, 50, 100])
    assert [tall for _x, _y, tall, _now in drawn.bars] == ["0.0", "1.0", f"{HEIGHT / 2:.1f}", f"{HEIGHT:.1f}"]
    assert [is_now for *_bar, is_now in drawn.bars] == [False, False, False, True]


def test_nine_empty_weeks_are_nine_empty_bars():
    assert {tall for _x, _y, tall, _now in spark([0] * 9).bars} == {"0.0"}
