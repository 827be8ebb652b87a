"""Background work carries who asked for it, never what they may see."""

import os
import subprocess
import sys
import time
import uuid

import pytest
from celery import current_app
from django.core.cache import cache
from django.db import connection
from structlog.testing import capture_logs

from cases.models import Contact
from streetwork.tenancy.scope import ScopeError, scope
from tests.factories.cases import contact_of, writing
from tests.tenancy import celery_tasks

SECONDS = 120  # a busy machine needs long to start a process


def test_a_task_without_an_actor_is_not_even_sent():
    """Pitfall 20."""
    with pytest.raises(ScopeError, match="needs an actor"):
        celery_tasks.look.delay("x")
    with scope({15}), pytest.raises(ScopeError, match="needs an actor"):
        celery_tasks.look.delay("x")


def test_a_message_that_arrives_without_an_actor_is_refused(db):
    """Pitfall 20. Whoever wrote it into the broker."""
    with pytest.raises(ScopeError, match="arrived without an actor"):
        celery_tasks.look.apply(["x"], throw=True)


def test_the_message_carries_the_actor_and_no_state(monkeypatch):
    sent = {}
    monkeypatch.setattr("celery.app.task.Task.apply_async", lambda self, *args, **options: sent.update(options))
    with scope({14, 15}, {15}, actor=7):
        celery_tasks.look.delay("x")
    assert sent["headers"] == {"actor": 7}
    celery_tasks.look.apply_async(["x"], actor=8, headers={"trace": "t"})
    assert sent["headers"] == {"actor": 8, "trace": "t"}


def test_the_worker_asks_anew_what_the_actor_may_do(cast):
    """Pitfall 20. Rights of the moment it runs, not of the moment it was asked for."""
    mine = contact_of(cast.owner)
    assert look_as(cast.owner) == {"read": [15], "actor": cast.owner.pk, "contacts": [mine.pk]}
    cast.owner.memberships.all().delete()
    assert look_as(cast.owner)["contacts"] == []


def test_a_deactivated_actor_sees_nothing(cast):
    contact_of(cast.owner)
    cast.owner.is_active = False
    cast.owner.save()
    assert look_as(cast.owner)["read"] == []


def look_as(person):
    return celery_tasks.look.apply(["x"], headers={"actor": person.pk}, throw=True).get()


@pytest.mark.django_db(transaction=True)
def test_a_task_that_fails_leaves_nothing_written(cast):
    contact = contact_of(cast.owner)
    with pytest.raises(ZeroDivisionError):
        celery_tasks.write_then_fail.apply([contact.pk], headers={"actor": cast.owner.pk}, throw=True)
    with writing("ST"):
        assert Contact.objects.get().people_reached == 1


def test_the_systems_own_task_reads_all_states_and_says_why(cast):
    contact_of(cast.owner)
    contact_of(cast.outsider, "SN")
    with capture_logs() as logs:
        seen = celery_tasks.look_everywhere.apply(["x"], throw=True).get()
    assert len(seen["read"]) == 17
    assert len(seen["contacts"]) == 2
    assert [entry["reason"] for entry in logs if entry["event"] == "system_scope"] == ["A test looks at all states."]


@pytest.fixture
def queue(worker_id):
    return f"walltest-{worker_id}"


def start_worker(tmp_path, queue, **env):
    """A real worker process on the test's own database and queue."""
    command = [
        sys.executable, "-m", "celery", "-A", "streetwork", "worker", "--pool", "solo", "-Q", queue,
        "--include", "tests.tenancy.celery_tasks", "--without-gossip", "--without-mingle", "--without-heartbeat",
        "--loglevel", "info",
    ]  # fmt: skip
    log = (tmp_path / "worker.log").open("wb")
    return subprocess.Popen(command, env=os.environ | env, stdout=log, stderr=log), tmp_path / "worker.log"


def with_database(url):
    """The address of the worker's database with the login of this one."""
    head, _, query = url.partition("?")
    return head.rsplit("/", 1)[0] + "/" + connection.settings_dict["NAME"] + (f"?{query}" if query else "")


def answer_to(key, process, log):
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and process.poll() is None:
        if (found := cache.get(key)) is not None:
            return found
        time.sleep(0.05)
    pytest.fail(f"The worker gave no answer:\n{log.read_text()}")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_real_worker_sees_what_its_actor_sees_one_after_the_other(cast, queue, tmp_path):
    """Pitfall 20. One process, one connection, two people: through the real broker."""
    mine, foreign = contact_of(cast.owner, "ST"), contact_of(cast.outsider, "SN")
    current_app.conf.task_always_eager = False
    process, log = start_worker(tmp_path, queue, DATABASE_URL=with_database(os.environ["DATABASE_URL"]))
    try:
        for person, contact, states in [(cast.owner, mine, [15]), (cast.outsider, foreign, [14])] * 2:
            key = uuid.uuid4().hex
            celery_tasks.look.apply_async([key], actor=person.pk, queue=queue)
            assert answer_to(key, process, log) == {"read": states, "actor": person.pk, "contacts": [contact.pk]}
    finally:
        process.terminate()
        process.wait(SECONDS)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_real_worker_with_the_owners_login_refuses_to_start(queue, tmp_path):
    process, log = start_worker(tmp_path, queue, DATABASE_URL=with_database(os.environ["DATABASE_OWNER_URL"]))
    try:
        assert process.wait(SECONDS) != 0
    except subprocess.TimeoutExpired:
        process.kill()
        pytest.fail(f"The worker runs:\n{log.read_text()}")
    assert "walls between tenants are down" in log.read_text()
