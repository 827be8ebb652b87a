"""Eight writers, a refresher and a reader at once, against the real database."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from random import Random

import pytest
from django.core.management import call_command
from django.db import connection

from cases.models import Contact
from streetwork.reporting.figures.dimensions import Dimension
from streetwork.reporting.figures.queries import figures_of
from streetwork.reporting.models import DirtyDay
from streetwork.reporting.rollup.refresh import refresh, refresh_all
from streetwork.tenancy.scope import scope
from streetwork.vocabulary.snapshot import vocabulary
from tests.conftest import open_states
from tests.factories.cases import state_id, writing
from tests.factories.cast import KOMPAN
from tests.factories.reporting_rollup import EVERY, counted_slowly, random_facts
from tests.reporting_rollup.conftest import at

WRITERS, EDITS, PEOPLE = 8, 12, 3


class Undone(Exception):
    """Rolls a writer's transaction back."""


@pytest.mark.django_db(transaction=True)
def test_eight_writers_beside_a_refresher_are_counted_to_the_last_one(cast, everywhere):
    worker = cast.traveller
    vocabulary()
    done = threading.Event()

    def write(number):
        dice = Random(number)
        for _edit in range(EDITS):
            try:
                with open_states("ST", "NW", actor=worker):
                    some_edit(dice, worker)
                    undo_some(dice)
            except Undone:
                pass

    def refresh_again_and_again():
        rounds = 0
        while not done.is_set() or not rounds:
            with scope_of("ST", "NW"):
                refresh_all()
            rounds += 1
        return rounds

    with ThreadPoolExecutor(WRITERS + 2) as threads:
        refreshers = [threads.submit(closing(refresh_again_and_again)) for _ in range(2)]
        writers = [threads.submit(closing(write), number) for number in range(WRITERS)]
        try:
            for writer in writers:
                writer.result(timeout=120)
        finally:
            done.set()
        assert all(refresher.result(timeout=60) for refresher in refreshers)

    with open_states("ST", "NW"):
        (figures,) = figures_of([everywhere], EVERY)
        for dimension in EVERY:
            assert figures.by(dimension) == counted_slowly(everywhere, dimension), dimension
        assert figures.contacts
    call_command("rollup", "--all-states", "--check")
    with open_states("ST", "NW"):
        assert not DirtyDay.objects.exists()
        assert figures_of([everywhere], EVERY)[0].cells == figures.cells


@pytest.mark.django_db(transaction=True)
def test_a_reader_never_sees_a_contact_twice_or_not_at_all(cast, everywhere, state):
    """Contacts are moved from day to day while others refresh and read: their number stays what it is."""
    with writing("ST"):
        dice = Random(1)
        for _ in range(4):
            facts = random_facts(dice, cast.owner, "ST", KOMPAN, at(3, 1))
            Contact.objects.create(**facts | {"kind": "information", "people_reached": PEOPLE})
        pks = list(Contact.objects.values_list("pk", flat=True))
    done, seen = threading.Event(), set()

    def move():
        dice = Random(2)
        for _ in range(60):
            with open_states("ST", actor=cast.owner):
                Contact.objects.filter(pk=dice.choice(pks)).update(
                    occurred_at=at(dice.randint(3, 4), dice.randint(1, 9))
                )

    def refresh_all_the_time():
        while not done.is_set():
            with scope_of("ST"):
                refresh(state["ST"])

    def look():
        while not done.is_set():
            with open_states("ST"):
                (figures,) = figures_of([everywhere], [Dimension.MENTIONED], series="day")
                course = figures.series("day").values()
                seen.add((figures.contacts, sum(cell.people for cells in course for cell in cells.values())))

    vocabulary()
    with ThreadPoolExecutor(5) as threads:
        others = [threads.submit(closing(each)) for each in (refresh_all_the_time, look, look)]
        try:
            for mover in [threads.submit(closing(move)) for _ in range(2)]:
                mover.result(timeout=120)
        finally:
            done.set()
        for other in others:
            other.result(timeout=60)
    assert seen == {(4 * PEOPLE, 4 * PEOPLE)}


@pytest.mark.django_db(transaction=True)
def test_a_writer_who_has_not_committed_keeps_the_day_in_the_queue(cast, selection, state):
    wrote, go_on = threading.Event(), threading.Event()

    def write_slowly():
        with open_states("ST", actor=cast.owner):
            Contact.objects.create(**random_facts(Random(3), cast.owner, "ST", KOMPAN, at(4, 1)) | {"kind": "crisis"})
            wrote.set()
            assert go_on.wait(30)

    with writing("ST"):
        Contact.objects.create(**random_facts(Random(4), cast.owner, "ST", KOMPAN, at(4, 1)) | {"kind": "crisis"})
    with ThreadPoolExecutor(1) as threads:
        writer = threads.submit(closing(write_slowly))
        assert wrote.wait(30)
        with scope_of("ST"):
            refresh(state["ST"])
        with open_states("ST"):
            assert figures_of([selection()], [])[0].total.entries == 1
        go_on.set()
        writer.result(timeout=30)
    with open_states("ST"):
        assert DirtyDay.objects.filter(day=date(2026, 4, 1)).exists()
        assert figures_of([selection()], [])[0].total.entries == 2


def some_edit(dice, worker):
    moment = at(dice.randint(3, 4), dice.randint(1, 6))
    pks = list(Contact.objects.order_by("pk").values_list("pk", flat=True))
    if not pks or dice.random() < 0.5:
        code = dice.choice(("ST", "NW"))
        Contact.objects.bulk_create(
            Contact(**random_facts(dice, worker, code, KOMPAN, moment)) for _ in range(dice.randint(1, 3))
        )
    elif dice.random() < 0.6:
        facts = random_facts(dice, worker, "ST", KOMPAN, moment)
        facts.pop("client_ref")
        Contact.objects.filter(pk=dice.choice(pks)).update(**facts)
    else:
        Contact.objects.filter(pk=dice.choice(pks)).delete()


def undo_some(dice):
    if dice.random() < 0.25:
        raise Undone


def closing(work):
    """The work, and then the thread's connection closed."""

    def run(*arguments):
        try:
            return work(*arguments)
        finally:
            connection.close()

    return run


def scope_of(*codes):
    """A scope without a transaction: the refresh opens its own."""
    ids = {state_id(code) for code in codes}
    return scope(ids, ids)
