import datetime
import signal
import smtplib
import threading

import pytest
from django.core import mail as outgoing
from django.core.mail import EmailMessage
from django.db import connection
from django.utils import timezone

from streetwork.delivery import mail
from streetwork.delivery.models import IN_DOUBT_AFTER, MailJob
from streetwork.delivery.registry import UnknownNameError
from streetwork.delivery.tasks import send_mail
from streetwork.tenancy.scope import current
from tests.delivery.conftest import registered

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 22)


def greet(job):
    return EmailMessage("Hello", f"https://example.org/{job.object_id}", to=["olga@example.org"])


@pytest.fixture(autouse=True)
def _greeting(monkeypatch):
    monkeypatch.setattr("streetwork.delivery.poke.current_app.send_task", lambda task, **_: None)
    with registered(mail.builders, "tests.greeting", greet):
        yield


class Server:
    """A mail server whose `send_messages` does what the test says."""

    def __init__(self, *, on_open=None, on_send=None):
        self.on_open, self.on_send, self.taken = on_open, on_send, []

    def open(self):
        if self.on_open:
            raise self.on_open

    def close(self):
        pass

    def send_messages(self, messages):
        if self.on_send:
            raise self.on_send
        self.taken += messages


@pytest.fixture
def server(monkeypatch):
    def use(**behaviour):
        made = Server(**behaviour)
        monkeypatch.setattr(mail, "get_connection", lambda: made)
        return made

    return use


def status():
    return MailJob.objects.get().status


def test_a_mail_of_an_unknown_kind_is_refused_at_once():
    with pytest.raises(UnknownNameError):
        mail.plan_mail("tests.unknown", object_id=1)


def test_planning_the_same_mail_again_plans_nothing():
    first = mail.plan_mail("tests.greeting", object_id=7)
    assert mail.plan_mail("tests.greeting", object_id="7") == first
    assert mail.plan_mail("tests.greeting", object_id=7, due_on=TODAY) != first


def test_each_recipient_has_a_mail_of_their_own(cast):
    jobs = {mail.plan_mail("tests.greeting", object_id=7, recipient=user).pk for user in (cast.owner, cast.colleague)}
    assert len(jobs) == 2
    assert mail.plan_mail("tests.greeting", object_id=7, recipient=cast.owner.pk).pk in jobs


def test_a_due_mail_goes_out_once_and_its_text_is_not_stored():
    mail.plan_mail("tests.greeting", object_id=7)
    send_mail()
    send_mail()
    (sent,) = outgoing.outbox
    assert sent.body == "https://example.org/7"
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert status() == "sent"
    assert "example.org" not in str(MailJob.objects.values().get())


def test_a_mail_waits_for_its_day():
    mail.plan_mail("tests.greeting", object_id=7, due_on=timezone.localdate() + datetime.timedelta(days=1))
    send_mail()
    assert (outgoing.outbox, status()) == ([], "planned")


def test_a_mail_that_nobody_needs_any_more_is_not_sent():
    with registered(mail.builders, "tests.settled", lambda job: None):
        mail.plan_mail("tests.settled", object_id=7)
        send_mail()
    assert (outgoing.outbox, status()) == ([], "obsolete")


def test_a_mail_is_built_with_the_rights_of_who_caused_it(cast, opened):
    seen = []
    with registered(mail.builders, "tests.scoped", lambda job: seen.append(current())):
        with opened("ST", actor=cast.outsider):
            mail.plan_mail("tests.scoped", object_id=7)
        send_mail()
    assert [scope.actor for scope in seen] == [cast.outsider.pk]
    assert all(len(scope.read) == 1 for scope in seen)


def test_a_builder_that_fails_is_tried_again_and_given_up_in_the_end(due_again):
    def fail(job):
        raise KeyError("Olga")

    with registered(mail.builders, "tests.broken", fail):
        mail.plan_mail("tests.broken", object_id=7)
        send_mail()
        job = MailJob.objects.get()
        assert (job.status, job.attempts, job.last_error) == ("planned", 1, "KeyError")
        for _turn in range(mail.MAX_ATTEMPTS):
            due_again(MailJob)
            send_mail()
    assert status() == "failed"


def test_while_the_mail_server_is_down_mails_stay_planned(server):
    mail.plan_mail("tests.greeting", object_id=7)
    server(on_open=ConnectionRefusedError())
    send_mail()
    assert status() == "planned"
    assert MailJob.objects.get().attempts == 0
    taking = server()
    send_mail()
    assert len(taking.taken) == 1


def test_a_refusal_for_now_is_tried_again(server):
    mail.plan_mail("tests.greeting", object_id=7)
    server(on_send=smtplib.SMTPDataError(451, b"greylisted"))
    send_mail()
    assert status() == "planned"


def test_a_refusal_for_good_is_shown_to_a_person(server):
    mail.plan_mail("tests.greeting", object_id=7)
    server(on_send=smtplib.SMTPRecipientsRefused({"olga@example.org": (550, b"unknown")}))
    send_mail()
    assert status() == "failed"
    assert MailJob.objects.undelivered().count() == 1


def test_a_connection_that_breaks_while_sending_leaves_the_mail_in_doubt(server):
    mail.plan_mail("tests.greeting", object_id=7)
    server(on_send=smtplib.SMTPServerDisconnected())
    send_mail()
    assert status() == "claimed"
    assert not MailJob.objects.in_doubt().exists()
    age()
    assert MailJob.objects.in_doubt().get().is_in_doubt
    server()
    send_mail()
    assert status() == "claimed"


def age():
    """A quarter of an hour passes."""
    MailJob.objects.update(claimed_at=timezone.now() - IN_DOUBT_AFTER)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_mail_once():
    for number in range(8):
        mail.plan_mail("tests.greeting", object_id=number)

    def work():
        send_mail()
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(m.body[-1] for m in outgoing.outbox) == list("01234567")


KILLED = """
import os, signal
from django.core.mail import EmailMessage
from django.core.mail.backends import locmem
from streetwork.delivery import mail
mail.builders.add("tests.greeting", lambda job: EmailMessage("Hello", "x", to=["olga@example.org"]))
def die(self, messages):
    os.kill(os.getpid(), signal.SIGKILL)
locmem.EmailBackend.send_messages = die
from streetwork.delivery.tasks import send_mail
send_mail()
"""


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_between_claim_and_send_leaves_one_mail_in_doubt_and_none_is_doubled(run_python):
    mail.plan_mail("tests.greeting", object_id=7)
    assert run_python(KILLED).wait(30) == -signal.SIGKILL
    assert status() == "claimed"
    age()
    send_mail()
    assert outgoing.outbox == []
    assert MailJob.objects.in_doubt().count() == 1


def test_a_person_settles_a_mail_in_doubt():
    mail.plan_mail("tests.greeting", object_id=7)
    MailJob.objects.update(status="claimed", claimed_at=timezone.now())
    assert mail.mark_sent(MailJob.objects.all()) == 0
    age()
    assert mail.mark_sent(MailJob.objects.all()) == 1
    send_mail()
    assert (outgoing.outbox, status()) == ([], "sent")


def test_a_person_sends_a_mail_in_doubt_again():
    mail.plan_mail("tests.greeting", object_id=7)
    MailJob.objects.update(status="claimed", claimed_at=timezone.now())
    assert mail.send_again(MailJob.objects.all()) == 0
    age()
    assert mail.send_again(MailJob.objects.all()) == 1
    send_mail()
    assert (len(outgoing.outbox), status()) == (1, "sent")


def test_a_sent_mail_cannot_be_sent_again():
    mail.plan_mail("tests.greeting", object_id=7)
    send_mail()
    assert mail.send_again(MailJob.objects.all()) == 0
