"""The forecast and the traffic light: pure."""

from datetime import date

import pytest
from django.utils import translation

from cases.results.figures import Count
from streetwork.reporting.periods import period_of
from streetwork.reporting.targets.pace import Basis, Course, Light, elapsed, progress_of

HALF = period_of(date(2026, 7, 1), "half")  # 184 days
MIDDLE = date(2026, 9, 30)  # 92 of them


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def told(actual, target=100, day=MIDDLE, course=None):
    count = actual if isinstance(actual, Count) else Count(actual, actual)
    return progress_of(count, target, HALF, day, course)


def test_half_of_the_days_forecast_the_double():
    progress = told(30)
    assert (progress.forecast, progress.basis, progress.expected_percent) == (60, Basis.PACE, 50)


@pytest.mark.parametrize(
    ("actual", "light"),
    [(100, Light.REACHED), (50, Light.ON_COURSE), (48, Light.ON_COURSE), (47, Light.AT_RISK), (40, Light.AT_RISK),
     (39, Light.BEHIND), (0, Light.BEHIND)],
)  # fmt: skip
def test_the_light_follows_the_forecast(actual, light):
    assert told(actual).light == light


def test_before_the_period_nothing_is_judged():
    progress = told(0, day=date(2026, 6, 30))
    assert (progress.light, progress.forecast, str(progress.word)) == (Light.NOT_BEGUN, None, "not begun")


def test_in_the_first_tenth_nothing_is_forecast():
    early, later = told(5, day=date(2026, 7, 18)), told(5, day=date(2026, 7, 19))
    assert (early.forecast, early.light, str(early.word)) == (None, Light.NOT_BEGUN, "too early to say")
    assert later.forecast == 48


def test_a_target_reached_in_the_first_tenth_is_reached():
    assert told(100, day=date(2026, 7, 2)).light == Light.REACHED


def test_after_the_period_a_target_is_reached_or_not():
    progress = told(99, day=date(2027, 1, 1))
    assert (progress.light, str(progress.word), progress.forecast) == (Light.BEHIND, "not reached", None)
    assert told(100, day=date(2027, 1, 1)).light == Light.REACHED


def test_the_last_day_is_still_in_the_period():
    assert not told(50, day=date(2026, 12, 31)).is_over
    assert elapsed(HALF, date(2026, 12, 31)) == 1


def test_last_years_course_corrects_the_pace():
    progress = told(60, course=Course(until_then=75, whole=100, is_whole=True))
    assert (progress.forecast, progress.basis, progress.expected_percent) == (80, Basis.LAST_YEAR, 75)


@pytest.mark.parametrize(
    "course",
    [Course(75, 100, is_whole=False), Course(30, 49, is_whole=True), Course(0, 100, is_whole=True)],
)
def test_without_a_whole_year_of_data_the_days_count(course):
    assert told(60, course=course).basis == Basis.PACE


def test_a_veiled_number_tells_neither_share_nor_forecast():
    progress = told(Count(1, 2), target=4)
    assert (progress.share, progress.forecast, progress.light) == (None, None, Light.ON_COURSE)


def test_a_veiled_number_is_not_told_by_its_light():
    assert told(Count(1, 2), target=2).light != Light.REACHED


def test_a_forecast_is_never_less_than_what_was_reached():
    assert told(1234, target=5000, day=date(2026, 12, 31)).forecast == 1234


def test_each_light_has_a_shape_of_its_own():
    shapes = {told(actual).shape for actual in (100, 50, 40, 0)} | {told(0, day=date(2026, 6, 1)).shape}
    assert len(shapes) == 5


def test_the_share_is_cut_and_not_rounded_up_to_the_whole():
    assert told(999, target=1000).percent == 99
