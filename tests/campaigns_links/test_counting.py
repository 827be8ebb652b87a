"""Clicks on their way to Postgres: nothing lost, nothing twice."""

import signal
import sys
import uuid
from contextlib import ExitStack
from datetime import date

import pytest
import redis

from campaigns.links import buffer
from campaigns.links.tasks import flush_clicks
from campaigns.models import ClickCount, ClickFlush
from tests.delivery.conftest import started
from tests.factories.links import link_of

DAY = date(2026, 11, 22)


def count(link, times, *, is_bot=False, day=DAY):
    for _turn in range(times):
        buffer.count_click(link.pk, day, is_bot=is_bot)


def figures(link):
    return list(ClickCount.objects.filter(link=link).order_by("day").values_list("day", "count", "bots"))


@pytest.mark.django_db
class TestWriting:
    def test_days_links_and_machines_are_kept_apart(self):
        one, other = link_of(), link_of(slug="other")
        count(one, 3)
        count(one, 2, is_bot=True)
        count(one, 1, day=date(2026, 11, 23))
        count(other, 4)
        assert buffer.flush() == 10
        assert figures(one) == [(DAY, 3, 2), (date(2026, 11, 23), 1, 0)]
        assert figures(other) == [(DAY, 4, 0)]

    def test_what_is_written_is_added_to_what_stands_there(self):
        link = link_of()
        for _turn in range(2):
            count(link, 5)
            buffer.flush()
        assert figures(link) == [(DAY, 10, 0)]

    def test_nothing_waiting_writes_nothing(self):
        assert buffer.flush() == 0
        assert not ClickFlush.objects.exists()

    def test_clicks_of_a_link_that_is_gone_drop_out(self):
        link, stays = link_of(), link_of(slug="stays")
        count(link, 2)
        count(stays, 1)
        link.delete()
        buffer.flush()
        assert figures(stays) == [(DAY, 1, 0)]

    def test_a_parcel_whose_worker_died_before_writing_is_written_later(self):
        link = link_of()
        count(link, 7)
        buffer.client().rename(buffer.open_key(), f"{buffer.settings.COUNTER_PREFIX}:parcel:{uuid.uuid4()}")
        count(link, 2)
        buffer.flush()
        assert figures(link) == [(DAY, 9, 0)]

    def test_a_parcel_whose_worker_died_after_writing_is_not_written_again(self, monkeypatch):
        link = link_of()
        count(link, 7)
        monkeypatch.setattr(buffer.client(), "delete", lambda *keys: None)
        buffer.flush()
        monkeypatch.undo()
        assert buffer.flush() == 0
        assert figures(link) == [(DAY, 7, 0)]
        assert not list(buffer.client().scan_iter(match=f"{buffer.settings.COUNTER_PREFIX}:parcel:*"))

    def test_a_failed_writing_leaves_the_parcel(self, monkeypatch):
        link = link_of()
        count(link, 3)
        monkeypatch.setattr(buffer, "_add", lambda counts: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            buffer.flush()
        monkeypatch.undo()
        buffer.flush()
        assert figures(link) == [(DAY, 3, 0)]

    def test_without_redis_clicks_go_to_postgres_at_once(self, monkeypatch):
        link = link_of()
        silent = redis.Redis.from_url("unix:///nowhere/valkey?db=2", retry=None)
        monkeypatch.setattr(buffer, "client", lambda *_timeout: silent)
        count(link, 2)
        assert figures(link) == [(DAY, 2, 0)]
        flush_clicks()

    def test_a_redis_that_cannot_be_reached_is_left_alone_for_a_while(self, monkeypatch):
        link, asked = link_of(), []

        def unreachable():
            asked.append(1)
            raise redis.exceptions.ConnectionError

        monkeypatch.setattr(buffer.client(buffer.IMPATIENT).connection_pool, "get_connection", unreachable)
        count(link, 5)
        assert len(asked) == 1
        assert figures(link) == [(DAY, 5, 0)]

    @pytest.mark.parametrize("silence", [redis.exceptions.TimeoutError, redis.exceptions.ConnectionError])
    def test_a_click_whose_answer_is_lost_is_counted_once(self, monkeypatch, silence):
        """Redis takes it, and only its answer stays away; what follows goes to Postgres."""
        link, pool = link_of(), buffer.client(buffer.IMPATIENT).connection_pool
        held = pool.get_connection()
        pool.release(held)
        read = held.read_response

        def lost(*args, **kwargs):
            read(*args, **kwargs)
            raise silence

        monkeypatch.setattr(held, "read_response", lost)
        count(link, 3)
        monkeypatch.undo()
        assert figures(link) == [(DAY, 2, 0)]
        buffer.flush()
        assert figures(link) == [(DAY, 3, 0)]

    def test_a_click_that_redis_refuses_goes_to_postgres(self, monkeypatch):
        link = link_of()
        buffer.client().set(buffer.open_key(), "no hash")
        count(link, 2)
        assert figures(link) == [(DAY, 2, 0)]
        buffer.client().delete(buffer.open_key())

    def test_a_connection_that_broke_meanwhile_is_made_anew(self):
        link = link_of()
        count(link, 1)
        buffer.client().client_kill_filter(_type="normal", skipme=True)
        count(link, 1)
        buffer.client().connection_pool.disconnect()
        buffer.flush()
        assert figures(link) == [(DAY, 2, 0)]


KILLED = """
import os, signal
from campaigns.links import buffer
if os.environ["WHEN"] == "before":
    buffer._add = lambda counts: os.kill(os.getpid(), signal.SIGKILL)
else:
    buffer.client().delete = lambda *keys: os.kill(os.getpid(), signal.SIGKILL)
buffer.flush()
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_worker_killed_while_it_writes_loses_nothing_and_counts_nothing_twice(when):
    link = link_of()
    count(link, 500)
    with python(KILLED, WHEN=when) as killed:
        assert killed.wait(200) == -signal.SIGKILL
    count(link, 3)
    buffer.flush()
    assert figures(link) == [(DAY, 503, 0)]


COUNTING = """
from datetime import date
from campaigns.links import buffer
for _turn in range(200):
    buffer.count_click({pk}, date(2026, 11, 22), is_bot=False)
    if _turn % 40 == 0:
        buffer.flush()
"""


@pytest.mark.django_db(transaction=True)
def test_several_who_count_and_write_at_once_agree():
    link = link_of()
    with ExitStack() as stack:
        children = [stack.enter_context(python(COUNTING.format(pk=link.pk))) for _child in range(3)]
        count(link, 100)
        buffer.flush()
        assert [child.wait(200) for child in children] == [0, 0, 0]
    buffer.flush()
    assert figures(link) == [(DAY, 700, 0)]


def python(script, **environment):
    """A process of its own on the test's own database."""
    return started([sys.executable, "-c", f"import django\ndjango.setup()\n{script}"], **environment)
