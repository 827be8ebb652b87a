"""Opening hours: what is stored, what is refused, and what they say of a moment."""

from datetime import date, datetime

import pytest

from referrals.hours import BadHours, Span, midnight_safe, read_hours, stored_hours

WEEK = {
    "weekly": {"MO": [["14:00", "18:00"], ["09:00", "12:00"]], "WE": [["10:00", "24:00"]]},
    "exceptions": [
        {"from": "2026-12-21", "until": "2026-12-31", "times": [], "note": "Ferien"},
        {"from": "2026-11-24", "times": [["10:00", "11:00"]]},
    ],
    "by_appointment": True,
}
MONDAY = date(2026, 11, 23)


@pytest.fixture
def hours():
    return read_hours(WEEK)


def at(day, hour, minute=0):
    return datetime(day.year, day.month, day.day, hour, minute)


def test_spans_of_a_day_come_in_order(hours):
    assert [span.text for span in hours.on(MONDAY)] == ["09:00–12:00", "14:00–18:00"]


def test_what_is_read_and_stored_is_the_same_again(hours):
    assert read_hours(stored_hours(hours)) == hours


def test_nothing_is_stored_as_nothing():
    assert stored_hours(read_hours({})) == {}
    assert not read_hours({})


@pytest.mark.parametrize(
    ("hour", "minute", "is_open"), [(8, 59, False), (9, 0, True), (11, 59, True), (12, 0, False), (14, 0, True)]
)
def test_a_span_holds_its_first_minute_and_not_its_last(hours, hour, minute, is_open):
    assert hours.is_open(at(MONDAY, hour, minute)) is is_open


def test_twenty_four_ends_a_day(hours):
    wednesday = date(2026, 11, 25)
    assert hours.is_open(at(wednesday, 23, 59))
    assert str(midnight_safe(24 * 60)) == "23:59:00"


def test_an_exception_replaces_the_day_and_may_close_it(hours):
    assert not hours.is_open(at(date(2026, 12, 21), 10))
    assert hours.on(date(2026, 12, 31)) == ()
    assert hours.on(date(2026, 11, 24)) == (Span(600, 660),)
    assert hours.on(date(2027, 1, 4)) != ()


def test_the_next_opening_is_later_today_or_on_a_day_to_come(hours):
    assert hours.next_opening(at(MONDAY, 12)) == (MONDAY, Span(840, 1080))
    assert hours.next_opening(at(MONDAY, 18)) == (date(2026, 11, 24), Span(600, 660))
    assert read_hours({}).next_opening(at(MONDAY, 9)) is None


def test_exceptions_that_are_over_are_not_upcoming(hours):
    assert [each.note for each in hours.upcoming_exceptions(date(2026, 11, 25))] == ["Ferien"]
    assert len(hours.upcoming_exceptions(date(2026, 12, 31))) == 1


@pytest.mark.parametrize(
    ("stored", "where"),
    [
        ([], ""),
        ({"weekly": {"XX": []}}, "weekly"),
        ({"weekly": {"MO": [["12:00", "09:00"]]}}, "MO"),
        ({"weekly": {"MO": [["09:00", "09:00"]]}}, "MO"),
        ({"weekly": {"MO": [["09:00", "12:00"], ["11:59", "13:00"]]}}, "MO"),
        ({"weekly": {"MO": [["9", "12:00"]]}}, "MO"),
        ({"weekly": {"MO": [["09:00", "24:01"]]}}, "MO"),
        ({"weekly": {"MO": [["09:00"]]}}, "MO"),
        ({"weekly": {"MO": "always"}}, "MO"),
        ({"weekly": {"MO": [["01:00", "02:00"]] * 5}}, "MO"),
        ({"exceptions": [{"from": "2026-13-01"}]}, "exceptions 1"),
        ({"exceptions": [{"from": "2026-12-02", "until": "2026-12-01"}]}, "exceptions 1"),
        ({"exceptions": ["x"]}, "exceptions 1"),
        ({"exceptions": [{"from": "2026-12-02"}] * 41}, "exceptions"),
    ],
)
def test_impossible_hours_say_where(stored, where):
    with pytest.raises(BadHours) as refused:
        read_hours(stored)
    assert refused.value.where == where


def test_spans_may_touch():
    assert read_hours({"weekly": {"MO": [["09:00", "12:00"], ["12:00", "13:00"]]}})
