"""Opening hours in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from referrals.hours import read_hours
from referrals.opening import opening_of

BERLIN = ZoneInfo("Europe/Berlin")
HOURS = read_hours(
    {
        "weekly": {
            "MO": [["09:00", "12:00"], ["14:00", "18:00"]],
            "TU": [["10:00", "16:00"]],
            "FR": [["09:00", "24:00"]],
        },
        "exceptions": [{"from": "2026-12-24", "until": "2026-12-26", "times": [], "note": "Weihnachten"}],
    }
)


def at(day, clock):
    """A local moment; 2026-11-23 is a Monday."""
    return datetime.fromisoformat(f"2026-{day}T{clock}").replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("moment", "state", "is_open"),
    [
        (at("11-23", "09:00"), "Open now until 12:00", True),
        (at("11-23", "11:59"), "Open now until 12:00", True),
        (at("11-23", "12:00"), "Closed now, opens today at 14:00", False),
        (at("11-23", "18:00"), "Closed now, opens tomorrow at 10:00", False),
        (at("11-24", "16:00"), "Closed now, opens again on November 27 at 09:00", False),
        (at("11-27", "23:30"), "Open now until 24:00", True),
        (at("12-24", "10:00"), "Closed now, opens again on December 28 at 09:00", False),
    ],
)
def test_the_state_of_the_moment(moment, state, is_open):
    with translation.override("en"):
        found = opening_of(HOURS, moment)
    assert (found.state, found.is_open) == (state, is_open)


def test_the_week_has_seven_days_and_marks_today():
    with translation.override("pl"):
        week = opening_of(HOURS, at("11-24", "08:00")).week
    assert [day.is_today for day in week] == [False, True, False, False, False, False, False]
    assert week[0].times == ["09:00–12:00", "14:00–18:00"]
    assert week[0].name == "Poniedziałek"
    assert week[2].times == []


def test_coming_exceptions_are_told():
    with translation.override("en"):
        (only,) = opening_of(HOURS, at("11-23", "09:00")).exceptions
    assert (only.when, only.times, only.note) == ("Dec. 24, 2026 – Dec. 26, 2026", [], "Weihnachten")


def test_without_a_table_nothing_is_said_of_this_moment():
    found = opening_of(read_hours({"by_appointment": True}), at("11-23", "09:00"))
    assert (found.state, found.week, bool(found)) == ("", [], True)
    assert not opening_of(read_hours({}))
