"""Rhythm of visits, rights, and the chart: pure."""

from datetime import date
from types import SimpleNamespace

import pytest

from streetwork.accounts.access import Access, Granted
from streetwork.accounts.roles import Role
from streetwork.presence.charts import EDGE, HEIGHT, WIDTH, member_chart
from streetwork.presence.enums import Status
from streetwork.presence.rules import days_overdue, may_change, next_visit_after

TODAY = date(2026, 11, 22)


def test_the_next_visit_follows_the_rhythm():
    assert next_visit_after(TODAY, 14) == date(2026, 12, 6)


def test_without_a_rhythm_no_visit_is_planned():
    assert next_visit_after(TODAY, None) is None


@pytest.mark.parametrize(
    ("status", "next_visit", "days"),
    [
        (Status.JOINED, date(2026, 11, 22), 0),
        (Status.JOINED, date(2026, 11, 19), 3),
        (Status.JOINED, date(2026, 11, 23), None),
        (Status.JOINED, None, None),
        (Status.LEFT, date(2026, 11, 19), None),
        (Status.PENDING, date(2026, 11, 19), None),
    ],
)
def test_only_a_joined_space_with_a_past_date_is_due(status, next_visit, days):
    assert days_overdue(SimpleNamespace(status=status, next_visit=next_visit), TODAY) == days


@pytest.mark.parametrize(
    ("role", "archived", "allowed"),
    [
        (Role.COUNSELOR, False, True),
        (Role.LEAD, False, True),
        (Role.COUNSELOR, True, False),
        (Role.COORDINATOR, False, False),
        (Role.CAMPAIGN_EDITOR, False, False),
    ],
)
def test_counselors_and_leads_change_the_register_of_a_running_programme(role, archived, allowed):
    access = Access(1, (Granted(7, role, frozenset({15}), archived),))
    assert may_change(access, SimpleNamespace(programme_id=7)) is allowed


def test_the_register_of_another_programme_cannot_be_changed():
    access = Access(1, (Granted(7, Role.LEAD, frozenset({15})),))
    assert not may_change(access, SimpleNamespace(programme_id=8))


def test_one_count_makes_no_chart():
    assert member_chart([(TODAY, 100)]) is None


def test_the_chart_runs_from_oldest_to_newest_over_a_zero_base():
    chart = member_chart([(date(2026, 1, 11), 200), (date(2026, 1, 1), 100), (date(2026, 1, 6), 0)])
    assert chart.first == (date(2026, 1, 1), 100)
    assert chart.last == (date(2026, 1, 11), 200)
    assert chart.points == ((EDGE, HEIGHT / 2), (WIDTH / 2, HEIGHT - EDGE), (WIDTH - EDGE, EDGE))


def test_a_chart_of_zeros_lies_on_the_base():
    chart = member_chart([(date(2026, 1, 1), 0), (date(2026, 1, 2), 0)])
    assert {y for _x, y in chart.points} == {HEIGHT - EDGE}
