"""What planning means for those who registered, down to the mails that are planned and the seats that move up."""

import pytest

from streetwork.delivery.models import MailJob
from tests.factories.trainings import session_of
from training.models import Registration

pytestmark = pytest.mark.django_db


def jobs(kind):
    return MailJob.objects.filter(kind=f"training.{kind}").count()


def test_calling_off_plans_a_mail_for_each_seat_and_each_who_waits(manager, register):
    session = session_of(capacity=1)
    register(session)
    register(session, status="waiting")
    register(session, status="cancelled")
    manager.post(f"/training/sessions/{session.pk}/cancel/", {"reason": "Die Trainerin ist krank."})
    assert jobs("cancelled") == 2


def test_each_move_is_told_anew(manager, filled, register):
    session = session_of()
    register(session)
    url = f"/training/sessions/{session.pk}/edit/"
    for hours in (("05:30", "07:00"), ("06:30", "08:00")):
        manager.post(url, filled(manager, session) | {"dates-0-begin": hours[0], "dates-0-end": hours[1]})
    assert jobs("changed") == 2


def test_a_new_seat_is_offered_to_whoever_waits_longest(manager, filled, register, within):
    session = session_of(capacity=1)
    register(session)
    first, second = (register(session, status="waiting") for _each in range(2))
    manager.post(f"/training/sessions/{session.pk}/edit/", filled(manager, session) | {"capacity": "2"})
    with within(session):
        status = dict(Registration.objects.values_list("pk", "status"))
    assert (status[first.pk], status[second.pk]) == ("offered", "waiting")
    session.refresh_from_db()
    assert (session.seats_taken, session.waiting) == (2, 1)
    assert jobs("offer") == 1
