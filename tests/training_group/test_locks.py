"""Agenda and minutes of one meeting changed at the same moment, on real connections: nobody waits for ever."""

import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from tests.factories.trainings import group_of, meeting_of
from tests.training_group.conftest import item_of, proposal_of
from training.group.actions import agenda, minutes
from training.group.actions.meetings import locked_meeting
from training.group.seen import ITEM, RECORD, stamp
from training.models import AgendaItem

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def item():
    return item_of(meeting_of(group_of(), in_days=-1), "Wege in die Beratung")


def change(item):
    agenda.change_item(item=item, facts={"title": "Wege"}, seen=stamp(item, ITEM))


def move(item):
    agenda.move_item(item=item, direction=agenda.DOWN)


def put_on(item):
    agenda.take_up(items=[proposal_of(item.group)], meeting=item.meeting)


def propose(item):
    agenda.propose_item(
        group=item.group, key=uuid.uuid4(), facts={"title": "Neues"}, user=item.meeting.created_by_id,
        meeting=item.meeting, straight_on=True,
    )  # fmt: skip


def record(item):
    minutes.save_record(item=item, text="Besprochen.", seen=stamp(item, RECORD))


def task(item):
    minutes.add_task(item=item, key=uuid.uuid4(), facts={"title": "Liste"}, user=item.meeting.created_by_id)


def wait_until_somebody_waits():
    for _turn in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
    raise AssertionError("Nobody waits for a lock.")


@pytest.mark.parametrize("writes", [record, task])
@pytest.mark.parametrize("orders", [change, move, put_on, propose])
def test_the_agenda_waits_for_the_minutes_and_both_are_saved(item, orders, writes):
    def in_another_connection():
        try:
            orders(AgendaItem.objects.select_related("group", "meeting").get(pk=item.pk))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            locked_meeting(item.meeting_id)
            agenda_work = pool.submit(in_another_connection)
            wait_until_somebody_waits()
            writes(item)
        agenda_work.result(timeout=10)
    item.refresh_from_db()
    assert item.record == "Besprochen." or item.tasks.exists()
