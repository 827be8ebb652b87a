from datetime import timedelta

import pytest
from django.utils import timezone

from tests.training_attendance.conftest import dates_of, mark_row, person
from training.attendance import rules
from training.attendance.queries import marks_of
from training.enums import Outcome

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_st")]


def outcome(registration, session, now=None):
    return rules.outcome_of(registration, session, marks_of([registration])[registration.pk], now or timezone.now())


def test_present_at_one_date_is_took_part(session):
    each = person(session)
    first, second = dates_of(session)
    mark_row(each, first, is_present=False)
    mark_row(each, second)
    assert outcome(each, session) == Outcome.ATTENDED


def test_marked_as_not_there_after_the_end_did_not_come(session):
    each = person(session)
    mark_row(each, dates_of(session)[0], is_present=False)
    assert outcome(each, session) == Outcome.NO_SHOW


def test_absent_on_the_first_day_may_still_come_on_the_second(session):
    each = person(session)
    mark_row(each, dates_of(session)[0], is_present=False)
    between = session.ends_at - timedelta(hours=10)
    assert outcome(each, session, between) == Outcome.UNMARKED


def test_absent_on_all_dates_did_not_come_even_before_the_end(session):
    each = person(session)
    for date in dates_of(session):
        mark_row(each, date, is_present=False)
    assert outcome(each, session, session.ends_at - timedelta(minutes=5)) == Outcome.NO_SHOW


def test_without_a_mark_nothing_is_said(session):
    assert outcome(person(session), session) == Outcome.UNMARKED


@pytest.mark.parametrize("status", ["waiting", "offered", "expired", "pending"])
def test_without_a_seat_got_none(session, status):
    assert outcome(person(session, status=status), session) == Outcome.UNSERVED


def test_who_cancelled_is_no_no_show(session):
    assert outcome(person(session, status="cancelled"), session) == Outcome.CANCELLED


def test_nobody_missed_a_session_that_was_cancelled(session):
    each = person(session)
    mark_row(each, dates_of(session)[0], is_present=False)
    session.status = "cancelled"
    assert outcome(each, session) == Outcome.CANCELLED


def test_share_counts_minutes_and_never_more_than_a_date_has(session):
    each = person(session)
    first, second = dates_of(session)
    mark_row(each, first, minutes=90)
    mark_row(each, second, minutes=9000)
    marks = marks_of([each])[each.pk]
    assert rules.minutes_present([first, second], marks) == 90 + 180
    assert rules.present_share([first, second], marks) == pytest.approx(0.75)


def test_present_without_minutes_is_the_whole_date(session):
    each = person(session)
    first, second = dates_of(session)
    mark_row(each, first)
    assert rules.present_share([first, second], marks_of([each])[each.pk]) == pytest.approx(0.5)


def test_share_of_nothing_is_nothing():
    assert rules.present_share([], []) == 0.0


def test_the_no_show_rate_leaves_walk_ins_and_unmarked_people_out(session):
    came, stayed, walk_in, unmarked = (person(session), person(session), person(session, origin="walk_in"),
                                       person(session))  # fmt: skip
    pairs = [(came, Outcome.ATTENDED), (stayed, Outcome.NO_SHOW), (walk_in, Outcome.ATTENDED),
             (unmarked, Outcome.UNMARKED)]  # fmt: skip
    assert rules.shows_of(pairs) == (1, 1)
    assert rules.shows_of(pairs).rate == 0.5


def test_without_any_record_there_is_no_rate(session):
    assert rules.shows_of([(person(session), Outcome.UNMARKED)]).rate is None
