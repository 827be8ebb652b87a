from datetime import timedelta

import pytest
from django.utils import timezone

from tests.conftest import open_states
from tests.factories.participants import participant_of
from tests.factories.trainings import session_of
from training.certificates import actions
from training.certificates.rules import offered

pytestmark = pytest.mark.django_db


def offered_to(session, now=None, **facts):
    with open_states("ST"):
        return offered(participant_of(session, **facts), now or timezone.now())


def test_who_was_there_for_long_enough_gets_one(session):
    assert offered_to(session)
    assert offered_to(session, minutes=144)  # 80 percent of three hours


def test_who_was_there_too_short_gets_none(session):
    assert not offered_to(session, minutes=143)


def test_the_session_says_how_long_is_enough(session):
    session.certificate_share = 50
    assert offered_to(session, minutes=90)
    session.certificate_share = 100
    assert not offered_to(session, minutes=179)


def test_a_share_of_nothing_is_still_no_certificate_for_who_was_not_there(session):
    session.certificate_share = 0
    assert not offered_to(session, present=False)
    assert not offered_to(session, present=None)


def test_nobody_gets_one_before_the_end_or_of_a_cancelled_session(session):
    assert not offered_to(session, now=session.ends_at - timedelta(minutes=1))
    session.status = "cancelled"
    assert not offered_to(session)


@pytest.mark.parametrize("status", ["pending", "waiting", "offered", "cancelled", "expired"])
def test_only_who_had_a_seat_gets_one(session, status):
    assert not offered_to(session, status=status)


def test_a_withdrawn_one_is_not_offered_again_until_it_is_restored(session, person):
    with open_states("ST"):
        actions.issue(registration=person)
        assert actions.withdraw(registration=person)
        assert not offered(person, timezone.now())
        assert actions.restore(registration=person)
        assert offered(person, timezone.now())


def test_a_session_without_dates_gives_none():
    session = session_of(in_days=-3, status="held")
    with open_states("ST"):
        session.dates.all().delete()
    assert not offered_to(session)
