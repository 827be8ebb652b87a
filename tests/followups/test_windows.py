"""Reply windows: real hours, also in the nights in which the clock changes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import translation

from cases.followups.windows import from_local, in_words, is_closed_by, window_at, window_end

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(hours=3, minutes=20, seconds=59), "3 h 20 min"),
        (timedelta(hours=23, minutes=59, seconds=59), "23 h 59 min"),
        (timedelta(days=1), "1 d 0 h"),
        (timedelta(days=6, hours=23, minutes=59), "6 d 23 h"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(minutes=1), "1 min"),
        (timedelta(seconds=59), "less than 1 min"),
        (timedelta(seconds=-5), "less than 1 min"),
    ],
)
def test_time_is_said_in_its_two_largest_units_and_rounded_down(left, words):
    assert in_words(left) == words


def test_a_window_lasts_from_the_persons_last_message():
    assert window_end(NOON, 24) == NOON + timedelta(hours=24)


@pytest.mark.parametrize(("moment", "hours"), [(None, 24), (NOON, None), (NOON, 0)])
def test_without_a_message_or_a_limit_there_is_no_window(moment, hours):
    assert window_end(moment, hours) is None


@pytest.mark.parametrize(
    ("left", "is_closed", "is_closing"),
    [
        (timedelta(hours=3), False, False),
        (timedelta(hours=2, minutes=59), False, True),
        (timedelta(seconds=1), False, True),
        (timedelta(), True, False),
        (timedelta(hours=-1), True, False),
    ],
)
def test_a_window_is_open_closing_or_closed(left, is_closed, is_closing):
    window = window_at(NOON + left, NOON)
    assert (window.is_closed, window.is_closing) == (is_closed, is_closing)


def test_a_closed_window_says_what_is_needed():
    assert "new message" in window_at(NOON, NOON).words
    assert window_at(NOON + timedelta(hours=3, minutes=20), NOON).words == "window closes in 3 h 20 min"


@pytest.mark.parametrize(
    ("naive", "utc"),
    [
        (datetime(2026, 7, 1, 12), datetime(2026, 7, 1, 10, tzinfo=UTC)),
        (datetime(2026, 1, 1, 12), datetime(2026, 1, 1, 11, tzinfo=UTC)),
        # twice on 25 October: the first one, so that the window rather closes too early
        (datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        # never on 29 March: the hour after
        (datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_german_clock_is_read_in_every_night_of_the_year(naive, utc):
    assert from_local(naive) == utc


def test_the_night_of_25_hours_does_not_stretch_the_window():
    last_message = from_local(datetime(2026, 10, 24, 20))
    end = window_end(last_message, 24)
    assert end == from_local(datetime(2026, 10, 25, 19))
    assert window_at(end, last_message).left == timedelta(hours=24)


def test_the_night_of_23_hours_does_not_shorten_it():
    assert window_end(from_local(datetime(2026, 3, 28, 20)), 24) == from_local(datetime(2026, 3, 29, 21))


@pytest.mark.parametrize(
    ("due_time", "closed"), [(time(11, 59), False), (time(12), True), (None, True), (time(13), True)]
)
def test_it_is_told_when_the_window_closes_before_the_time_agreed(due_time, closed):
    noon = from_local(datetime(2026, 11, 22, 12))
    assert is_closed_by(noon, date(2026, 11, 22), due_time) is closed
    assert is_closed_by(None, date(2026, 11, 22), due_time) is False
