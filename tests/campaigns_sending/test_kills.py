"""Workers that are killed, and two at once: a post stands there once, or somebody is asked. Real processes."""

import signal
import threading
import time

import pytest
from django.db import connection

from campaigns.models import SendAttempt
from campaigns.sending.rules import LEASE
from campaigns.sending.sending import send_due as a_round
from tests.campaigns_sending.conftest import connected, due_placement
from tests.factories.campaigns import campaign_of

pytestmark = pytest.mark.django_db(transaction=True)

WORKER = """
from campaigns.sending import rules
rules.is_night = lambda now: False
from campaigns.sending.tasks import send_due
"""
KILLED_BEFORE = (
    WORKER
    + """
import os, signal
from campaigns.sending import telegram
telegram.call_json = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)
send_due()
"""
)
KILLED_AFTER = (
    WORKER
    + """
import os, signal
from campaigns.sending import claims
claims.note_sent = lambda *a: os.kill(os.getpid(), signal.SIGKILL)
send_due()
"""
)


def test_a_worker_killed_while_telegram_answers_leaves_one_post_in_doubt_and_none_is_doubled(api, run_python):
    placement = due_placement()
    api.next("slow", posts=True, seconds=20)
    worker = run_python(f"{WORKER}send_due()", TELEGRAM_API_URL=api.url)
    assert api.arrived.wait(40)
    worker.kill()
    assert worker.wait(10) == -signal.SIGKILL
    in_doubt_and_not_doubled(api, placement, posts=1)


@pytest.mark.parametrize(("script", "posts"), [(KILLED_BEFORE, 0), (KILLED_AFTER, 1)])
def test_a_worker_killed_between_claim_and_mark_leaves_one_post_in_doubt(api, run_python, script, posts):
    placement = due_placement()
    worker = run_python(script, TELEGRAM_API_URL=api.url)
    assert worker.wait(40) == -signal.SIGKILL
    in_doubt_and_not_doubled(api, placement, posts=posts)


def in_doubt_and_not_doubled(api, placement, *, posts):
    assert a_round() == 0
    for attempt in SendAttempt.objects.all():
        SendAttempt.objects.filter(pk=attempt.pk).update(started_at=attempt.started_at - LEASE)
    assert a_round() == 0
    placement.refresh_from_db()
    assert (placement.status, placement.problem) == ("sending", "doubt")
    assert SendAttempt.objects.get().outcome == "unknown"
    assert len(api.posts) == posts


def test_two_workers_at_once_post_once(api, run_python):
    """Two processes and two threads look at the same moment, while Telegram takes its time."""
    due_placement()
    api.next("slow", seconds=1)
    workers = [run_python(f"{WORKER}send_due()", TELEGRAM_API_URL=api.url) for _turn in range(2)]
    in_threads(a_round, a_round)
    assert [worker.wait(60) for worker in workers] == [0, 0]
    assert len(api.posts) == 1
    assert SendAttempt.objects.get().outcome == "sent"


def test_two_workers_share_what_is_due_and_double_nothing(api):
    channel, campaign = connected(), campaign_of(platforms=("telegram",))
    for number in range(6):
        due_placement(channel, campaign=campaign, text=f"post {number}")
    in_threads(a_round, a_round)
    a_round()
    assert sorted(post.text for post in api.posts) == [f"post {number}" for number in range(6)]


def test_a_flood_wait_is_known_to_the_other_worker(api):
    channel, campaign = connected(), campaign_of(platforms=("telegram",))
    for number in range(2):
        due_placement(channel, campaign=campaign, text=f"post {number}", minutes=9 - number)
    api.next("flood", seconds=30)
    in_threads(a_round, lambda: (time.sleep(0.05), a_round()))
    a_round()
    assert (api.posts, api.requests) == ([], ["sendMessage"])


def in_threads(*steps):
    def work(step):
        step()
        connection.close()

    threads = [threading.Thread(target=work, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_worker_knows_the_task_that_beat_sends(run_python):
    """A task that nobody imports is thrown away by the worker, minute for minute."""
    knows = """
from streetwork.celery import app
app.loader.import_default_modules()
raise SystemExit("campaigns.sending.tasks.send_due" not in app.tasks)
"""
    assert run_python(knows).wait(60) == 0
