"""Hints about rest: eleven hours between two days, ten hours a day at most."""

from datetime import time, timedelta

import pytest

from streetwork.rota.rest import LongDay, ShortRest, Slot, hints

MON, TUE, SUN = 0, 1, 6


def slot(weekday, starts, ends):
    return Slot(weekday, time.fromisoformat(starts), time.fromisoformat(ends))


def test_eleven_hours_of_rest_are_enough():
    assert hints([slot(MON, "12:00", "21:00"), slot(TUE, "08:00", "12:00")]) == []


def test_less_than_eleven_hours_between_two_days_is_said():
    assert hints([slot(MON, "12:00", "21:01"), slot(TUE, "08:00", "12:00")]) == [
        ShortRest(MON, timedelta(hours=10, minutes=59))
    ]


def test_the_rest_counts_from_the_last_end_to_the_first_start():
    tuesday = [slot(TUE, "16:00", "18:00"), slot(TUE, "07:00", "08:00")]
    assert hints([*tuesday, slot(MON, "20:00", "22:00"), slot(MON, "09:00", "10:00")]) == [
        ShortRest(MON, timedelta(hours=9))
    ]


def test_sunday_and_monday_are_neighbours():
    assert hints([slot(SUN, "18:00", "23:00"), slot(MON, "08:00", "12:00")]) == [ShortRest(SUN, timedelta(hours=9))]


def test_a_free_day_between_is_rest_enough():
    assert hints([slot(MON, "18:00", "23:59"), slot(2, "00:00", "08:00")]) == []


@pytest.mark.parametrize(
    ("ends", "expected"), [("19:00", []), ("19:30", [LongDay(MON, timedelta(hours=10, minutes=30))])]
)
def test_more_than_ten_hours_a_day_is_said(ends, expected):
    assert hints([slot(MON, "09:00", ends)]) == expected


def test_hours_of_a_day_add_up_and_overlapping_ones_count_once():
    assert hints([slot(MON, "08:00", "14:00"), slot(MON, "12:00", "18:00")]) == []
    assert hints([slot(MON, "08:00", "14:00"), slot(MON, "15:00", "20:00")]) == [LongDay(MON, timedelta(hours=11))]
