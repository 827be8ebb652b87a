"""Whether one can register, how long a session lasts, what it may become."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from streetwork.accounts.access import Access, Granted
from streetwork.accounts.roles import Role
from training.models import TrainingSession
from training.sessions.rules import (
    may_read,
    may_see_people,
    may_write,
    missing_for_opening,
    registration_state,
    steps_of,
)
from training.sessions.when import hours_text, span_text

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def session(**facts):
    usual = {"status": "open", "capacity": 10, "starts_at": NOW + DAY, "ends_at": NOW + DAY + HOUR}
    return TrainingSession(**usual | facts)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, "open"),
        ({"status": "draft"}, "draft"),
        ({"status": "held"}, "held"),
        ({"status": "cancelled"}, "cancelled"),
        ({"opens_at": NOW + HOUR}, "not_yet"),
        ({"opens_at": NOW}, "open"),
        ({"closes_at": NOW}, "closed"),
        ({"closes_at": NOW + HOUR}, "open"),
        ({"starts_at": NOW}, "closed"),
        ({"starts_at": NOW, "closes_at": NOW + HOUR / 2, "ends_at": NOW + HOUR}, "open"),
        ({"starts_at": NOW - DAY, "ends_at": NOW, "closes_at": NOW + HOUR}, "closed"),
        ({"starts_at": None, "ends_at": None}, "closed"),
        ({"seats_taken": 10}, "waiting"),
        ({"seats_taken": 9}, "open"),
        ({"seats_taken": 9, "waiting": 1}, "waiting"),
        ({"seats_taken": 10, "has_waiting_list": False}, "full"),
        ({"seats_taken": 9, "waiting": 1, "has_waiting_list": False}, "open"),
        ({"seats_taken": 10, "closes_at": NOW}, "closed"),
    ],
)
def test_whether_one_can_register(facts, state):
    assert registration_state(session(**facts), NOW) == state


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        ({"status": "draft"}, ["open"]),
        ({"status": "draft", "starts_at": NOW - DAY, "ends_at": NOW - HOUR}, ["held"]),
        ({}, ["draft"]),
        ({"seats_taken": 1}, []),
        ({"waiting": 1}, []),
        ({"starts_at": NOW}, ["held"]),
        ({"status": "held"}, ["open"]),
        ({"status": "cancelled"}, []),
    ],
)
def test_what_a_session_may_become(facts, steps):
    assert [step.to for step in steps_of(session(**facts), NOW)] == steps


def test_opening_asks_for_a_date_and_for_a_place_where_people_meet():
    assert missing_for_opening(session()) == []
    assert missing_for_opening(session(starts_at=None)) == ["date"]
    assert missing_for_opening(session(form="hybrid")) == ["place"]
    assert missing_for_opening(session(form="on_site", city="Halle")) == []


def access(role, *states, programme=1, archived=False):
    return Access(1, (Granted(programme, role, frozenset(states), archived),))


@pytest.mark.parametrize(
    ("who", "reads", "writes", "people"),
    [
        (access(Role.TRAINING_MANAGER, 5), True, True, True),
        (access(Role.TRAINING_MANAGER, 6), True, False, False),
        (access(Role.TRAINING_MANAGER, 5, programme=2), False, False, False),
        (access(Role.TRAINING_MANAGER, 5, archived=True), True, False, True),
        (access(Role.COORDINATOR, 5), True, False, False),
        (access(Role.COUNSELOR, 5), True, False, False),
        (access(Role.FIGURES_ONLY, 5), False, False, False),
        (access(Role.LEAD, 5), True, True, True),
    ],
)
def test_who_may_what(who, reads, writes, people):
    it = session(programme_id=1, state_id=5)
    assert (may_read(who, it), may_write(who, it), may_see_people(who, it)) == (reads, writes, people)


def test_in_words_the_second_day_is_named_only_over_midnight():
    begin = datetime(2026, 3, 3, 21, tzinfo=UTC)
    with translation.override("en"):
        assert span_text(begin, begin + HOUR) == f"Tue, March 3, 2026, {hours_text(begin, begin + HOUR)}"
        assert hours_text(begin, begin + 3 * HOUR) == "22:00 – Wed, March 4, 2026, 01:00"
