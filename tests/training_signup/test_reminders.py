"""Seven days and one day before, once each, whatever happens to the worker."""

import signal
from datetime import timedelta

import pytest
from django.core import mail as outgoing
from django.utils import timezone

from streetwork.delivery.models import IN_DOUBT_AFTER, MailJob
from streetwork.delivery.tasks import send_mail
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import scope
from tests.conftest import open_states
from tests.delivery.conftest import run_python  # noqa: F401  (a fixture)
from tests.factories.trainings import registration_of, session_of
from training.models import TrainingSession
from training.signup import reminding

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=40)


def at(day, hour=9):
    """A moment, so many days from today, local time."""
    return timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=day)


def plan(now):
    everywhere = State.objects.all_ids()
    with scope(everywhere, everywhere):
        return reminding.plan_due(now)


def somebody(ahead=10, **facts):
    """With a seat in a session so many days from today."""
    session = session_of()
    starts = at(ahead, 14)
    session.dates.update(starts_at=starts, ends_at=starts + timedelta(hours=2))
    TrainingSession.objects.filter(pk=session.pk).update(starts_at=starts, ends_at=starts + timedelta(hours=2))
    session.starts_at = starts
    with open_states("ST"):
        return registration_of(session, **{"confirmed_at": LONG_AGO} | facts)


@pytest.mark.parametrize(
    ("day", "planned"),
    [(0, 0), (2, 0), (3, 1), (4, 1), (5, 1), (6, 0), (8, 0), (9, 1), (10, 1), (11, 0)],
)
def test_people_are_reminded_a_week_and_a_day_before_or_a_little_later(day, planned):
    somebody()
    assert plan(at(day)) == planned


def test_nobody_is_reminded_at_night():
    somebody()
    assert plan(at(3, hour=7)) == 0
    assert plan(at(3, hour=8)) == 1


def test_each_reminder_is_planned_once_however_often_the_clock_strikes():
    somebody()
    plans = [plan(at(day, hour)) for day in (3, 4, 9, 10) for hour in (9, 10)]
    assert sum(plans) == 2
    assert set(MailJob.objects.values_list("kind", flat=True)) == {"training.reminder_7", "training.reminder_1"}


@pytest.mark.parametrize("status", ["pending", "waiting", "offered", "cancelled", "expired"])
def test_only_people_with_a_seat_are_reminded(status):
    somebody(status=status)
    assert plan(at(3)) == 0


def test_who_got_the_confirmation_just_now_is_not_reminded_on_top():
    somebody(confirmed_at=at(3, 7))
    assert plan(at(3)) == 0
    assert plan(at(9)) == 1


@pytest.mark.parametrize("status", ["cancelled", "held", "draft"])
def test_a_session_that_is_not_open_reminds_nobody(status):
    TrainingSession.objects.filter(pk=somebody().session_id).update(status=status)
    assert plan(at(3)) == 0


def test_a_new_date_has_its_own_reminders():
    row = somebody()
    plan(at(3))
    TrainingSession.objects.filter(pk=row.session_id).update(starts_at=at(60, 14))
    assert plan(at(53)) == 1


@pytest.fixture
def due():
    """A reminder whose day is today, planned as the clock does it."""
    row = somebody(ahead=7)
    assert plan(at(0)) == 1
    return row


def test_the_reminder_says_when_and_where_and_brings_the_link_and_the_entry(due):
    send_mail()
    send_mail()
    (mail,) = outgoing.outbox
    assert mail.to == [due.email]
    assert "/trainings/my/" in mail.body
    assert mail.attachments[0][0] == "training.ics"


def test_who_cancelled_after_the_planning_is_not_reminded(due):
    with open_states("ST"):
        due.status = "cancelled"
        due.save()
    send_mail()
    assert (outgoing.outbox, MailJob.objects.get().status) == ([], "obsolete")


KILLED_WHILE_SENDING = """
import os, signal
from django.core.mail.backends import locmem
def die(self, messages):
    os.kill(os.getpid(), signal.SIGKILL)
locmem.EmailBackend.send_messages = die
from streetwork.delivery.tasks import send_mail
send_mail()
"""
KILLED_WHILE_PLANNING = """
import os, signal
from datetime import datetime
from training.signup import reminding
planned = reminding.remind
def die(people, **when):
    planned(people, **when)
    os.kill(os.getpid(), signal.SIGKILL)
reminding.remind = die
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import scope
everywhere = State.objects.all_ids()
with scope(everywhere, everywhere):
    reminding.plan_due(datetime.fromisoformat(os.environ["NOW"]))
"""


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_sending_reminds_nobody_twice(run_python, due):  # noqa: F811
    assert run_python(KILLED_WHILE_SENDING).wait(30) == -signal.SIGKILL
    assert MailJob.objects.get().status == "claimed"
    MailJob.objects.update(claimed_at=timezone.now() - IN_DOUBT_AFTER)
    plan(at(0, 11))
    plan(at(1))
    send_mail()
    assert outgoing.outbox == []
    assert MailJob.objects.in_doubt().count() == MailJob.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_planning_leaves_nobody_out_and_nobody_twice(run_python):  # noqa: F811
    first = somebody(ahead=7)
    with open_states("ST"):
        registration_of(first.session, confirmed_at=LONG_AGO)
    assert run_python(KILLED_WHILE_PLANNING, NOW=at(0).isoformat()).wait(30) == -signal.SIGKILL
    assert MailJob.objects.count() == 0
    assert plan(at(0)) == 2
    assert plan(at(0)) == 0
    send_mail()
    assert len({mail.to[0] for mail in outgoing.outbox}) == len(outgoing.outbox) == 2
