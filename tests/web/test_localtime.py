"""Day and time as somebody writes them, as a moment."""

from datetime import UTC, date, datetime, time

import pytest

from streetwork.web.localtime import SkippedHour, aware


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [
        (date(2027, 1, 4), time(10), datetime(2027, 1, 4, 9)),
        (date(2027, 7, 4), time(10, 30, 45), datetime(2027, 7, 4, 8, 30)),
        (date(2027, 3, 28), time(1, 59), datetime(2027, 3, 28, 0, 59)),
        (date(2027, 3, 28), time(3), datetime(2027, 3, 28, 1)),
        (date(2027, 10, 31), time(2, 30), datetime(2027, 10, 31, 0, 30)),
        (date(2027, 10, 31), time(2, 30, fold=1), datetime(2027, 10, 31, 0, 30)),
    ],
)
def test_a_time_is_the_moment_at_which_clocks_here_show_it_first(day, at, utc):
    assert aware(day, at) == utc.replace(tzinfo=UTC)


@pytest.mark.parametrize("at", [time(2), time(2, 30), time(2, 59)])
def test_the_hour_that_summer_time_skips_has_no_moment(at):
    with pytest.raises(SkippedHour):
        aware(date(2027, 3, 28), at)
