"""A killed worker, a wiped broker, two workers at once: nothing is lost, nothing counted twice."""

import os
import signal
import sys
import time
import uuid
from contextvars import Context
from datetime import timedelta
from functools import partial

import pytest
from celery import current_app
from django.utils import timezone

from cases.listening import work
from cases.listening.enums import Format, RunStatus
from cases.listening.runs import cancel, start_run
from cases.listening.spool import spool_bytes
from cases.listening.tasks import read_run, sweep
from cases.models import Lead, ListeningRun
from streetwork.delivery.models import OutboxMessage
from streetwork.delivery.outbox import deliver_due
from tests.conftest import open_states
from tests.delivery.conftest import run_python, started  # noqa: F401 (fixture)
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("keyword")]
QUESTION = "Gdzie mogę złożyć wniosek o Kindergeld w urzędzie numer {}?"


def lines(count):
    return "\n\n".join(QUESTION.format(chr(97 + n // 26 % 26) + chr(97 + n % 26) * 3) for n in range(count))


@pytest.fixture
def begun(cast, pokes):
    """A run that waits, of so many messages."""

    def begin(count=40):
        with open_states("ST", actor=cast.owner):
            return start_run(
                user=cast.owner, writer=spool_bytes(lines(count).encode()), format=Format.TEXT, state_id=15,
                programme=programme(KOMPAN),
            )  # fmt: skip

    return begin


def look(run):
    with open_states("ST"):
        return ListeningRun.objects.get(pk=run.pk), list(Lead.objects.filter(run=run))


class Killed(BaseException):
    pass


@pytest.fixture
def killed_after(monkeypatch):
    """Read a run in parts of 10 and die behind so many messages, as a killed worker would: without a word."""

    def die(run, count):
        monkeypatch.setattr(work, "MESSAGES", 10)
        seen = iter(range(1, 10_000))
        look_at = work.Reading._look_at

        def dying(self, finder, message):
            if next(seen) > count:
                raise Killed
            look_at(self, finder, message)

        with monkeypatch.context() as patch:
            patch.setattr(work.Reading, "_look_at", dying)
            with pytest.raises(Killed):
                read_run(run.pk)

    return die


def make_stale(run):
    with open_states("ST"):
        ListeningRun.objects.filter(pk=run.pk).update(beat_at=timezone.now() - timedelta(minutes=5))


def test_a_reading_goes_on_at_its_checkpoint_and_counts_nothing_twice(begun, killed_after, monkeypatch):
    run = begun(40)
    killed_after(run, 25)
    half, leads = look(run)
    assert (half.status, half.read, half.hits, len(leads)) == (RunStatus.READING, 20, 20, 20)
    assert all(lead.is_staged for lead in leads)
    make_stale(run)
    looked_at = []
    original = work.Reading._look_at
    monkeypatch.setattr(work.Reading, "_look_at", lambda self, *args: (looked_at.append(1), original(self, *args)))
    read_run(run.pk)
    done, leads = look(run)
    assert (done.status, done.read, done.hits, len(leads)) == (RunStatus.DONE, 40, 40, 40)
    assert {lead.seen for lead in leads} == {1}
    assert len(looked_at) == 20


def test_nobody_sees_what_a_dead_worker_staged(begun, killed_after, cast):
    from streetwork.accounts.access import access_of

    run = begun(40)
    killed_after(run, 25)
    with open_states("ST"):
        assert not Lead.objects.visible_to(access_of(cast.owner.pk)).exists()


def test_a_run_with_a_young_sign_of_life_is_left_to_its_worker(begun, killed_after):
    run = begun(40)
    killed_after(run, 25)
    read_run(run.pk)
    assert look(run)[0].read == 20


def test_the_sweep_gives_a_dead_workers_run_back_to_the_outbox(begun, killed_after, pokes):
    run = begun(40)
    OutboxMessage.objects.all().delete()
    killed_after(run, 25)
    sweep()
    assert not OutboxMessage.objects.exists()
    make_stale(run)
    sweep()
    message = OutboxMessage.objects.get()
    assert (message.kind, message.ids) == ("listening.read", {"run": run.pk})
    pokes.clear()
    deliver_due()
    assert ("cases.listening.tasks.read_run", (run.pk,)) in pokes


def test_a_worker_that_comes_back_from_the_dead_writes_nothing(begun, monkeypatch):
    """Another one has gone on meanwhile: its checkpoint no longer fits."""
    run = begun(40)
    monkeypatch.setattr(work, "MESSAGES", 10)
    checkpoint = work.Reading._checkpoint
    overtaken = []

    def overtake(self):
        if not overtaken:
            overtaken.append(True)
            make_stale(run)
            Context().run(read_run, run.pk)  # another worker: no scope of ours
        checkpoint(self)

    monkeypatch.setattr(work.Reading, "_checkpoint", overtake)
    read_run(run.pk)
    done, leads = look(run)
    assert (done.status, done.hits, len(leads), {lead.seen for lead in leads}) == (RunStatus.DONE, 40, 40, {1})


def test_a_run_that_kills_every_worker_is_given_up_with_a_sentence(begun, monkeypatch, spool):
    run = begun(5)
    for _time in range(work.MOST_STARTS):
        monkeypatch.setattr(work.Reading, "go_on", lambda self: (_ for _ in ()).throw(Killed))
        with pytest.raises(Killed):
            read_run(run.pk)
        make_stale(run)
    read_run(run.pk)
    failed, leads = look(run)
    assert (failed.status, failed.problem, leads, list(spool.iterdir())) == (RunStatus.FAILED, ["broke", {}], [], [])


def test_a_mistake_of_ours_ends_the_run_and_leaves_nothing(begun, monkeypatch, spool):
    run = begun(5)
    monkeypatch.setattr(work.Reading, "_look_at", lambda *_args: 1 / 0)
    read_run(run.pk)
    failed, leads = look(run)
    assert (failed.status, leads, list(spool.iterdir())) == (RunStatus.FAILED, [], [])


def test_who_lost_the_right_meanwhile_reads_nothing(begun, cast, spool):
    run = begun(5)
    cast.owner.memberships.all().delete()
    read_run(run.pk)
    failed, leads = look(run)
    assert (failed.status, failed.problem[0], leads) == (RunStatus.FAILED, "not_yours", [])
    assert list(spool.iterdir()) == []


def test_a_cancelled_run_stops_at_the_next_checkpoint(begun, monkeypatch):
    run = begun(40)
    monkeypatch.setattr(work, "MESSAGES", 10)
    look_at = work.Reading._look_at

    def cancel_at_15(self, finder, message):
        if self.read == 15:
            with open_states("ST"):
                cancel(run=self.run)
        look_at(self, finder, message)

    monkeypatch.setattr(work.Reading, "_look_at", cancel_at_15)
    read_run(run.pk)
    ended, leads = look(run)
    assert (ended.status, ended.hits, leads) == (RunStatus.CANCELLED, 0, [])


def test_a_task_at_the_end_of_its_time_hands_the_rest_on(begun, monkeypatch, pokes):
    run = begun(40)
    monkeypatch.setattr(work, "MESSAGES", 10)
    monkeypatch.setattr(work, "MOST_SECONDS", 0.0)
    OutboxMessage.objects.all().delete()
    read_run(run.pk)
    half, _leads = look(run)
    assert (half.status, half.read, half.beat_at) == (RunStatus.READING, 10, None)
    assert OutboxMessage.objects.get().ids == {"run": run.pk}


def test_columns_that_nobody_chose_are_given_up_after_a_day(cast, pokes, spool):
    with open_states("ST", actor=cast.owner):
        run = start_run(
            user=cast.owner, writer=spool_bytes(b"a;b\n1;2\n"), format=Format.CSV, state_id=15,
            programme=programme(KOMPAN),
        )  # fmt: skip
        ListeningRun.objects.filter(pk=run.pk).update(created_at=timezone.now() - timedelta(hours=25))
    sweep()
    assert look(run)[0].status == RunStatus.CANCELLED
    assert list(spool.iterdir()) == []


def test_the_sweep_deletes_what_a_crash_left_in_the_spool(begun, spool):
    run, stray = begun(3), spool_bytes(b"left behind")
    before = time.time() - 3600
    for path in spool.iterdir():
        os.utime(path, (before, before))
    sweep()
    assert [path.name for path in spool.iterdir()] == [str(run.upload)]
    assert stray.upload != run.upload


WORKER = """
import os, signal
from pathlib import Path
from django.conf import settings
settings.LISTENING_SPOOL = Path(os.environ["SPOOL"])
from cases.listening import work
from cases.listening.tasks import read_run
work.MESSAGES = 10
if os.environ.get("DIE"):
    look_at = work.Reading._look_at
    def dying(self, finder, message):
        if self.read > 25:
            os.kill(os.getpid(), signal.SIGKILL)
        look_at(self, finder, message)
    work.Reading._look_at = dying
read_run(int(os.environ["RUN"]))
"""


def test_kill_9_in_the_middle_loses_nothing_and_leaves_no_upload(begun, run_python, spool):  # noqa: F811
    run = begun(40)
    assert run_python(WORKER, RUN=str(run.pk), SPOOL=str(spool), DIE="1").wait(60) == -signal.SIGKILL
    half, _leads = look(run)
    assert (half.status, half.read) == (RunStatus.READING, 20)
    make_stale(run)
    assert run_python(WORKER, RUN=str(run.pk), SPOOL=str(spool)).wait(60) == 0
    done, leads = look(run)
    assert (done.status, done.hits, len(leads)) == (RunStatus.DONE, 40, 40)
    assert list(spool.iterdir()) == []


def test_a_real_worker_reads_what_the_outbox_promised_although_the_broker_was_wiped(begun, monkeypatch, spool):

    run = begun(40)
    monkeypatch.undo()
    queue = f"tests-{uuid.uuid4()}"
    monkeypatch.setattr(current_app, "send_task", partial(current_app.send_task, queue=queue))
    deliver_due()
    with current_app.connection_for_read() as connection:
        assert connection.default_channel.queue_purge(queue) >= 1
    with open_states("ST"):
        ListeningRun.objects.filter(pk=run.pk).update(created_at=timezone.now() - timedelta(minutes=5))
    sweep()
    deliver_due()
    command = [sys.executable, "-m", "celery", "--quiet", "-A", "streetwork", "worker", "--pool", "solo", "--queues",
               queue, "--without-mingle", "--without-gossip"]  # fmt: skip
    with started(command, LISTENING_SPOOL=str(spool)):
        end = time.monotonic() + 60
        while look(run)[0].status != RunStatus.DONE and time.monotonic() < end:
            time.sleep(0.3)
    done, leads = look(run)
    assert (done.status, len(leads), list(spool.iterdir())) == (RunStatus.DONE, 40, [])
