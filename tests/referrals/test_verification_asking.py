import re
import signal
import threading
from datetime import timedelta

import pytest
from django.core import mail as outgoing
from django.db import connection, transaction
from django.utils import timezone

from referrals.actions.centers import verify
from referrals.enums import Asked, Decision, Source, Status, VerifiedBy
from referrals.models import AdvisoryCenter, Correction, Verification
from referrals.rules import Refused
from referrals.verification.asking import MOST_PER_ADDRESS, ask
from referrals.verification.tasks import ask_centers
from referrals.verification.tokens import hash_of, new_token, state_of
from streetwork.delivery.models import IN_DOUBT_AFTER, MailJob
from streetwork.delivery.tasks import send_mail
from streetwork.tenancy.models import State
from tests.conftest import open_states
from tests.delivery.conftest import run_python  # noqa: F401
from tests.factories.referrals import CenterFactory

TODAY = timezone.localdate


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("streetwork.delivery.poke.current_app.send_task", lambda task, **_: None)


def days(number):
    return TODAY() + timedelta(days=number)


def due_center(**facts):
    return CenterFactory(**{"due_on": days(0)} | facts)


def link_in(message):
    return re.search(r"/v/([a-z2-7]+)/", message.body)[1]


@pytest.fixture
def st(db):
    with open_states(*State.objects.values_list("code", flat=True)):
        yield


def questions():
    return list(Verification.objects.values_list("center__name", "status"))


def test_a_token_names_its_state_and_has_128_more_bits():
    token = new_token(15)
    assert re.fullmatch(r"[a-z2-7]{27}", token)
    assert state_of(token) == 15
    assert len({new_token(15) for _ in range(50)}) == 50


@pytest.mark.parametrize("text", ["", "short", "A" * 27, "a" * 28, "../../etc/passwd", "ü" * 27])
def test_what_cannot_be_a_token_names_no_state(text):
    assert state_of(text) is None


def test_a_due_centre_gets_one_german_mail_with_its_facts_and_a_link(st, settings):
    settings.DIRECTORY_CONTACT = "verzeichnis@example.org"
    center = due_center(name="Haus am Markt\nBcc: x@example.org", verification_email="chefin@example.org")
    ask_centers()
    send_mail()
    (message,) = outgoing.outbox
    assert (message.to, message.reply_to) == (["chefin@example.org"], ["verzeichnis@example.org"])
    assert message.subject.endswith("Haus am Markt Bcc: x@example.org")
    assert center.street in message.body
    assert "Mo 09:00–12:00" in message.body
    question = Verification.objects.get()
    assert bytes(question.token_hash) == hash_of(link_in(message))
    assert timedelta(days=29) < question.expires_at - timezone.now() <= timedelta(days=30)


def test_without_an_address_for_verification_the_public_one_is_asked(st):
    due_center(email="info@example.org")
    ask_centers()
    send_mail()
    assert outgoing.outbox[0].to == ["info@example.org"]


def test_the_internal_note_and_the_address_for_verification_are_not_in_the_mail(st):
    due_center(editor_note="ruft nie zurück", verification_email="geheim@example.org")
    ask_centers()
    send_mail()
    assert "ruft nie" not in outgoing.outbox[0].body
    assert "geheim" not in outgoing.outbox[0].body


@pytest.mark.parametrize(
    "facts",
    [
        {"due_on": days(1)},
        {"due_on": None},
        {"status": Status.DRAFT},
        {"status": Status.PAUSED},
        {"email": "", "verification_email": ""},
    ],
)
def test_who_is_not_due_not_public_or_without_address_is_not_asked(st, facts):
    due_center(**facts)
    ask_centers()
    assert questions() == []


def test_running_again_asks_nobody_twice(st):
    due_center(name="A")
    ask_centers()
    ask_centers()
    assert questions() == [("A", "asked")]
    assert MailJob.objects.count() == 1


def test_who_answered_with_a_correction_is_not_asked_again_while_it_waits_or_after_it_was_rejected(st):
    center = due_center(name="A")
    Verification.objects.create(state=center.state, center=center, status=Asked.CORRECTED)
    correction = Correction.objects.create(state=center.state, center=center, source=Source.CENTER)
    ask_centers()
    correction.decision = Decision.REJECTED
    correction.save()
    ask_centers()
    assert questions() == [("A", "corrected")]


def test_a_centre_that_was_verified_otherwise_meanwhile_is_asked_when_it_is_due_again(st):
    center = due_center(name="A")
    Verification.objects.create(state=center.state, center=center, asked_on=days(-200))
    ask_centers()
    assert sorted(questions()) == [("A", "asked"), ("A", "withdrawn")]


def test_a_run_is_limited_and_takes_the_longest_due_first(st, monkeypatch):
    for number in range(3):
        due_center(name=f"C{number}", email=f"c{number}@example.org", due_on=days(-number))
    from referrals.verification.asking import ask_due

    assert ask_due(limit=2) == 2
    assert sorted(name for name, _status in questions()) == ["C1", "C2"]


def test_one_mailbox_gets_a_few_mails_a_day(st):
    for _number in range(MOST_PER_ADDRESS + 2):
        due_center(email="Traeger@example.org")
    ask_centers()
    assert len(questions()) == MOST_PER_ADDRESS


def test_asking_again_withdraws_the_link_of_before(st):
    center = due_center()
    ask(center=center)
    send_mail()
    first = link_in(outgoing.outbox[0])
    ask(center=center)
    send_mail()
    old = Verification.objects.get(token_hash=hash_of(first))
    assert old.status == Asked.WITHDRAWN
    assert link_in(outgoing.outbox[1]) != first
    assert Verification.objects.filter(status=Asked.ASKED).count() == 1


def test_a_mail_that_is_settled_before_it_goes_out_is_not_sent(st):
    center = due_center()
    ask(center=center)
    Verification.objects.update(status=Asked.WITHDRAWN)
    send_mail()
    assert (outgoing.outbox, MailJob.objects.get().status) == ([], "obsolete")


def test_a_draft_cannot_be_asked(st):
    with pytest.raises(Refused):
        ask(center=due_center(status=Status.DRAFT))


def test_verifying_moves_the_day(st):
    center = verify(center=due_center(verify_every_months=6), by=VerifiedBy.CENTER)
    assert center.due_on > days(150)


@pytest.mark.django_db(transaction=True)
def test_two_planners_at_once_ask_each_centre_once():
    with open_states("ST"):
        for number in range(6):
            due_center(email=f"c{number}@example.org")
    barrier = threading.Barrier(2)
    problems = []

    def work():
        try:
            barrier.wait()
            ask_centers()
        except Exception as problem:  # noqa: BLE001
            problems.append(problem)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert problems == []
    with open_states("ST"):
        asked = list(Verification.objects.values_list("center", flat=True))
    assert len(asked) == len(set(asked)) == 6
    assert MailJob.objects.count() == 6


@pytest.mark.django_db(transaction=True)
def test_even_two_editors_at_once_leave_one_open_question():
    with open_states("ST"):
        center = due_center()
    barrier = threading.Barrier(2)

    def work():
        barrier.wait()
        with open_states("ST"):
            ask(center=AdvisoryCenter.objects.get(pk=center.pk))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    with open_states("ST"):
        assert sorted(status for _name, status in questions()) == ["asked", "withdrawn"]


KILLED = """
import os, signal
from django.core.mail.backends import locmem
def die(self, messages):
    os.kill(os.getpid(), signal.SIGKILL)
locmem.EmailBackend.send_messages = die
from streetwork.delivery.tasks import send_mail
from streetwork.tenancy.models import State
send_mail()
"""


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_sending_leaves_the_question_in_doubt_and_no_machine_sends_it_again(run_python):  # noqa: F811
    with open_states("ST"):
        due_center()
    ask_centers()
    assert run_python(KILLED).wait(30) == -signal.SIGKILL
    assert MailJob.objects.get().status == "claimed"
    MailJob.objects.update(claimed_at=timezone.now() - IN_DOUBT_AFTER)
    send_mail()
    ask_centers()
    send_mail()
    assert outgoing.outbox == []
    assert MailJob.objects.in_doubt().count() == 1
    with open_states("ST"):
        assert Verification.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_second_open_question_is_refused_by_the_database():
    from django.db import IntegrityError

    with open_states("ST"):
        center = due_center()
        Verification.objects.create(state=center.state, center=center)
        with pytest.raises(IntegrityError), transaction.atomic():
            Verification.objects.create(state=center.state, center=center)
