"""Local times across the changes of the clocks; rhythms; gaps; facts. Nothing here asks the database."""

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import translation

from campaigns.calendar.free_days import free_days
from campaigns.calendar.gaps import Gap, days_between, gaps_of
from campaigns.calendar.rules import fact_of, is_due, is_late, is_movable
from campaigns.calendar.series import MOST, Rhythm, next_free_day, step_of
from campaigns.calendar.spans import month_of, read_day, weeks_of
from campaigns.calendar.timing import begin_of, day_of, local, moved_to
from campaigns.models import Placement
from streetwork.tenancy.models import State
from streetwork.web.localtime import SKIPPED, TWICE, at_local

SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def placed(status="planned", *, due_at=NOW, **facts):
    return Placement(status=status, due_at=due_at, **facts)


def test_moving_over_a_change_of_the_clocks_keeps_the_time_of_day():
    saturday = at_local(SPRING - timedelta(days=1), time(18)).at
    sunday = moved_to(saturday, SPRING)
    assert (local(sunday.at).time(), sunday.remark) == (time(18), "")
    assert sunday.at - saturday == timedelta(hours=23)
    autumn = at_local(AUTUMN - timedelta(days=1), time(18)).at
    assert moved_to(autumn, AUTUMN).at - autumn == timedelta(hours=25)


def test_a_time_that_does_not_exist_moves_forward_and_says_so():
    moment = at_local(SPRING, time(2, 30))
    assert (local(moment.at).time(), day_of(moment.at), moment.remark) == (time(3, 30), SPRING, SKIPPED)


def test_of_a_time_that_comes_twice_the_first_is_taken_and_said():
    moment = at_local(AUTUMN, time(2, 30))
    assert moment.remark == TWICE
    assert moment.at.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert at_local(AUTUMN, time(2, 30, fold=1)) == moment


def test_any_time_moved_to_any_day_is_that_time_there_unless_the_clocks_forbid_it():
    dice = random.Random(5)
    for _turn in range(2000):
        day = date(2026, 1, 1) + timedelta(days=dice.randrange(1000))
        at = time(dice.randrange(24), dice.choice((0, 15, 30, 59)))
        to = day + timedelta(days=dice.randrange(-200, 200))
        start = at_local(day, at)
        moment = moved_to(start.at, to)
        shown = local(start.at).time()
        assert day_of(moment.at) == to
        assert moment.remark == SKIPPED or local(moment.at).time() == shown


def test_a_day_begins_at_midnight_here():
    assert begin_of(AUTUMN).astimezone(UTC).hour == 22
    assert (begin_of(AUTUMN + timedelta(days=1)) - begin_of(AUTUMN)) == timedelta(hours=25)


@pytest.mark.parametrize("seed", range(20))
def test_days_of_a_series_keep_its_rhythm(seed):
    dice = random.Random(seed)
    first = date(2026, 1, 1) + timedelta(days=dice.randrange(700))
    every = dice.randrange(1, 5)
    weekdays = frozenset(dice.sample(range(7), dice.randrange(1, 8)))
    until = first + timedelta(days=dice.randrange(400)) if dice.random() < 0.7 else None
    count = dice.randrange(1, 50) if until is None or dice.random() < 0.5 else None
    days = Rhythm(every, weekdays, until, count).days(first)
    monday = first - timedelta(days=first.weekday())
    fits = [
        day for day in days_between(first, until or first + timedelta(days=3000))
        if day.weekday() in weekdays and (day - monday).days // 7 % every == 0
    ]  # fmt: skip
    assert days == fits[: min(count or MOST, MOST)]


def test_a_series_without_an_end_and_at_the_end_of_all_calendars_ends():
    assert len(Rhythm(1, frozenset({0})).days(date(2026, 11, 23))) == MOST
    assert Rhythm(4, frozenset(range(7))).days(date(2199, 12, 30)) == [date(2199, 12, 30), date(2199, 12, 31)]
    assert Rhythm(1, frozenset()).days(date(2026, 11, 23)) == []


@pytest.mark.parametrize(("days", "step"), [(1, 7), (7, 7), (8, 14), (-1, -7), (-14, -14), (-15, -21)])
def test_a_shift_that_keeps_the_weekday_goes_by_whole_weeks_at_least_as_far(days, step):
    assert step_of(days, keep_weekday=True) == step
    assert step_of(days, keep_weekday=False) == days


def test_the_next_free_day_is_the_first_without_anything():
    day = date(2026, 11, 23)
    taken = [day, day + timedelta(days=1), day + timedelta(days=3)]
    assert next_free_day(taken, day) == day + timedelta(days=2)
    assert next_free_day(taken[:2], day, last=day + timedelta(days=1)) == day


def test_gaps_are_days_in_a_row_without_anything():
    days = days_between(date(2026, 11, 1), date(2026, 11, 30))
    taken = [date(2026, 11, 8), date(2026, 11, 12)]
    assert gaps_of(days, taken, language="pl") == [
        Gap(date(2026, 11, 1), date(2026, 11, 7), "pl"),
        Gap(date(2026, 11, 13), date(2026, 11, 30), "pl"),
    ]
    assert gaps_of(days, taken, at_least=1)[1] == Gap(date(2026, 11, 9), date(2026, 11, 11))
    assert gaps_of(days, days) == []
    assert gaps_of([*days[:4], *days[6:10]], []) == []


def test_due_late_published_and_measured_are_facts():
    hour = timedelta(hours=1)
    assert fact_of(placed(due_at=NOW + hour), NOW) == "planned"
    assert fact_of(placed(), NOW) == "due"
    assert is_due(placed(), NOW)
    assert not is_late(placed(due_at=NOW - hour), NOW)
    assert is_late(placed(due_at=NOW - hour * 2), NOW)
    assert fact_of(placed("published"), NOW) == "published"
    assert fact_of(placed("published", measured_at=NOW), NOW) == "measured"
    for status in ("sending", "failed", "cancelled"):
        assert fact_of(placed(status), NOW) == status
        assert not is_due(placed(status), NOW)


def test_only_what_is_planned_moves():
    assert [s for s in Placement.Status.values if is_movable(placed(s))] == ["planned"]


def test_months_are_shown_in_whole_weeks_and_turned_by_months():
    november = month_of(date(2026, 11, 30))
    assert (november.first, november.last) == (date(2026, 10, 26), date(2026, 12, 6))
    assert (november.earlier, november.later) == (date(2026, 10, 1), date(2026, 12, 1))
    assert len(november.weeks) == 6
    assert month_of(date(2026, 11, 30), whole_weeks=False).first == date(2026, 11, 1)


def test_weeks_begin_on_monday_and_are_turned_by_as_many():
    span = weeks_of(date(2026, 11, 26), 4)
    assert (span.first, span.last) == (date(2026, 11, 23), date(2026, 12, 20))
    assert (span.earlier, span.later) == (date(2026, 10, 26), date(2026, 12, 21))


@pytest.mark.parametrize("text", ["", None, "tomorrow", "2026-13-01", "9999-12-31", "0001-01-01", "\0"])
def test_a_day_that_is_none_is_today(text):
    assert read_day(text, date(2026, 11, 23)) == date(2026, 11, 23)


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2199, 12, 31)])
def test_the_ends_of_the_calendar_can_be_shown(day):
    for span in (month_of(day), weeks_of(day, 4)):
        assert span.has(day)


def states(*codes):
    return [State(pk=number, code=code, name=code) for number, code in enumerate(codes, 1)]


def test_a_holiday_of_all_states_has_its_name_alone():
    with translation.override("de"):
        found = free_days(states("NW", "ST"), date(2026, 12, 25), date(2026, 12, 25))
    assert str(found[date(2026, 12, 25)]) == "Erster Weihnachtstag"


def test_a_holiday_of_some_states_names_them():
    with translation.override("de"):
        found = free_days(states("NW", "ST", "HE"), date(2026, 10, 31), date(2026, 11, 1))
    assert str(found[date(2026, 11, 1)]) == "Allerheiligen (NW)"
    assert str(found[date(2026, 10, 31)]) == "Reformationstag (ST)"


def test_holidays_speak_the_language_of_the_page():
    with translation.override("en"):
        found = free_days([*states("NW"), State(pk=State.DE, code="DE")], date(2026, 12, 25), date(2027, 1, 1))
    assert [str(name) for name in found.values()] == ["Christmas Day", "Second Day of Christmas", "New Year's Day"]
