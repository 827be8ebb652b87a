import signal
import threading
import time
import uuid
from functools import partial

import pytest
import structlog
from celery import current_app
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from streetwork.delivery import outbox
from streetwork.delivery.models import OutboxMessage
from streetwork.delivery.outbox import backoff, handlers, notify_later
from streetwork.delivery.registry import UnknownNameError
from streetwork.delivery.tasks import deliver_outbox
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import current
from tests.delivery.conftest import registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """What the handler of the kind `tests.noted` was told, with the scope it saw."""
    calls = []
    with registered(handlers, "tests.noted", lambda **ids: calls.append((ids, current()))):
        yield calls


@pytest.fixture(autouse=True)
def pokes(monkeypatch):
    sent = []
    monkeypatch.setattr("streetwork.delivery.poke.current_app.send_task", lambda task, **_: sent.append(task))
    return sent


def note(**ids):
    with transaction.atomic():
        return notify_later("tests.noted", **ids)


@pytest.mark.django_db(transaction=True)
def test_a_message_needs_the_transaction_of_its_change(told):
    with pytest.raises(TransactionManagementError):
        notify_later("tests.noted", contact_id=1)


def test_a_message_without_a_handler_is_refused_at_once():
    with transaction.atomic(), pytest.raises(UnknownNameError):
        notify_later("tests.nobody_handles_this")


def test_a_message_carries_ids_and_no_content(told):
    with transaction.atomic(), pytest.raises(TypeError, match="not str"):
        notify_later("tests.noted", text="Frau M. sucht Arbeit")


def test_a_message_vanishes_with_a_change_that_failed(told, pokes):
    with transaction.atomic():
        notify_later("tests.noted", contact_id=1)
        transaction.set_rollback(True)
    assert not OutboxMessage.objects.exists()
    assert pokes == []


@pytest.mark.django_db(transaction=True)
def test_the_worker_is_poked_once_per_transaction_and_after_the_commit(told, pokes):
    with transaction.atomic():
        notify_later("tests.noted", contact_id=1)
        notify_later("tests.noted", contact_id=2)
        assert pokes == []
    assert pokes == ["streetwork.delivery.tasks.deliver_outbox"]


def test_a_message_is_delivered_once(told):
    number = uuid.uuid4()
    note(contact_id=7, ref=number)
    deliver_outbox()
    deliver_outbox()
    assert [ids for ids, _scope in told] == [{"contact_id": 7, "ref": str(number)}]


def test_a_message_of_a_person_runs_in_the_scope_that_the_person_has_now(told, cast, opened):
    with opened("ST", actor=cast.owner):
        notify_later("tests.noted")
    cast.owner.memberships.all().delete()
    note(actor=cast.outsider.pk)
    deliver_outbox()
    (_, ended), (_, other) = told
    assert (ended.read, ended.actor) == (frozenset(), cast.owner.pk)
    assert (other.read, other.actor) == ({State.objects.get(code="SN").pk}, cast.outsider.pk)


def test_a_message_of_the_system_sees_every_state(told):
    note()
    deliver_outbox()
    (_, seen), = told  # fmt: skip
    assert seen.write == State.objects.all_ids()
    assert seen.actor is None


def test_a_failing_handler_leaves_nothing_behind_and_is_tried_again_later(due_again):
    failing = True

    def write_and_fail(**ids):
        OutboxMessage.objects.create(kind="tests.trace")
        if failing:
            raise ValueError("a secret text")

    with registered(handlers, "tests.fails", write_and_fail):
        with transaction.atomic():
            message = notify_later("tests.fails")
        deliver_outbox()
        message.refresh_from_db()
        assert (message.done_at, message.attempts, message.last_error) == (None, 1, "ValueError")
        assert not OutboxMessage.objects.filter(kind="tests.trace").exists()
        deliver_outbox()
        message.refresh_from_db()
        assert message.attempts == 1
        failing = False
        due_again(OutboxMessage)
        deliver_outbox()
        message.refresh_from_db()
        assert message.done_at is not None
        assert message.last_error == ""


def test_one_broken_message_does_not_hold_up_the_others(told):
    OutboxMessage.objects.create(kind="tests.of_a_former_version")
    note(contact_id=3)
    deliver_outbox()
    assert len(told) == 1
    assert OutboxMessage.objects.get(kind="tests.of_a_former_version").last_error == "UnknownNameError"


def test_the_wait_doubles_up_to_six_hours():
    assert [backoff(n).total_seconds() for n in (1, 2, 3, 10, 999)] == [30, 60, 120, 15360, 21600]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_deliver_each_message_once(told):
    for number in range(12):
        note(contact_id=number)

    def work():
        deliver_outbox()
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(ids["contact_id"] for ids, _ in told) == list(range(12))


@pytest.mark.django_db(transaction=True)
def test_a_row_that_somebody_holds_for_a_moment_is_delivered_all_the_same(told, admin_connection):
    note(contact_id=5)
    held = threading.Event()

    def hold():
        with admin_connection.transaction():
            admin_connection.execute("SELECT FROM delivery_outboxmessage WHERE due_at > now() FOR UPDATE")
            held.set()
            time.sleep(0.1)

    message = outbox._claim()
    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    assert outbox._deliver(message)
    holder.join()
    assert len(told) == 1


@pytest.mark.django_db(transaction=True)
def test_with_the_broker_down_the_change_is_saved_and_the_sweep_delivers(told, monkeypatch):
    monkeypatch.undo()
    with current_app.connection_for_write("redis://127.0.0.1:1/0") as dead, structlog.testing.capture_logs() as lines:
        monkeypatch.setattr(current_app, "send_task", partial(current_app.send_task, connection=dead))
        note(contact_id=9)
    assert [line["event"] for line in lines] == ["broker_unreachable"]
    assert told == []
    deliver_outbox()
    assert [ids for ids, _ in told] == [{"contact_id": 9}]


WORKER = """
from streetwork.delivery.outbox import handlers
from streetwork.delivery import outbox
from streetwork.delivery.models import OutboxMessage
import os, signal, time
def handle(**ids):
    OutboxMessage.objects.create(kind="tests.trace")
    if os.environ.get("DIE"):
        os.kill(os.getpid(), signal.SIGKILL)
handlers.add("tests.killed", handle)
from streetwork.delivery.tasks import deliver_outbox
deliver_outbox()
"""


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(run_python, due_again):
    OutboxMessage.objects.create(kind="tests.killed")
    assert run_python(WORKER, DIE="1").wait(30) == -signal.SIGKILL
    assert not OutboxMessage.objects.filter(kind="tests.trace").exists()
    due_again(OutboxMessage)
    assert run_python(WORKER).wait(30) == 0
    assert OutboxMessage.objects.filter(kind="tests.trace").count() == 1
    assert OutboxMessage.objects.get(kind="tests.killed").done_at is not None


@pytest.fixture
def queue(monkeypatch):
    """A queue of this test alone on the real broker."""
    monkeypatch.undo()
    name = f"tests-{uuid.uuid4()}"
    monkeypatch.setattr(current_app, "send_task", partial(current_app.send_task, queue=name))
    return name


@pytest.mark.django_db(transaction=True)
def test_a_wiped_broker_loses_the_hint_and_no_message(told, queue):
    note(contact_id=5)
    with current_app.connection_for_read() as connection:
        assert connection.default_channel.queue_purge(queue) == 1
    deliver_outbox()
    assert [ids for ids, _ in told] == [{"contact_id": 5}]


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_delivers_within_seconds_of_the_commit(queue, run_worker):
    with registered(handlers, "tests.traced", None):
        run_worker(queue)
        with transaction.atomic():
            message = notify_later("tests.traced", contact_id=5)
    end = time.monotonic() + 30
    while message.done_at is None and time.monotonic() < end:
        time.sleep(0.1)
        message.refresh_from_db()
    assert message.done_at is not None
    assert OutboxMessage.objects.get(kind="tests.trace").ids == {"contact_id": 5}
