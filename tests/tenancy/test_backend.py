"""The database backend copies the scope into every transaction, and into nothing else."""

import threading

import pytest
from django.db import connection, connections, transaction

from streetwork.tenancy.backend.base import DatabaseWrapper
from streetwork.tenancy.scope import scope
from tests.factories.cases import contact_of
from tests.tenancy.conftest import raw_states, setting


@pytest.mark.django_db(transaction=True)
def test_only_the_outermost_atomic_turns_autocommit_off(monkeypatch):
    """_set_autocommit is private API: Django must go on calling it exactly so."""
    calls = []
    original = DatabaseWrapper._set_autocommit

    def spy(self, autocommit):
        calls.append(autocommit)
        original(self, autocommit)

    connection.ensure_connection()
    monkeypatch.setattr(DatabaseWrapper, "_set_autocommit", spy)
    with transaction.atomic():
        with transaction.atomic():
            assert calls == [False]
        assert calls == [False]
    assert calls == [False, True]


@pytest.mark.django_db(transaction=True)
def test_every_transaction_knows_the_scope_and_nothing_outlives_it(state):
    with scope({state("ST")}):
        for _turn in range(2):
            with transaction.atomic():
                assert setting() == str(state("ST"))
            assert setting() == ""
    with transaction.atomic():
        assert setting() == ""


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_transaction_leaves_nothing_on_the_connection(state):
    with pytest.raises(ZeroDivisionError), scope({state("ST")}), transaction.atomic():
        raise ZeroDivisionError
    assert setting() == ""


def _on_one_connection(shared, lock, code_pk, wrong, turns):
    """What a transaction pooler does: many clients, one after the other, on one server connection."""
    connections["default"] = shared
    for _turn in range(turns):
        with lock, scope({code_pk}), transaction.atomic():
            if raw_states() != [code_pk]:
                wrong.append((code_pk, raw_states()))
        with lock, transaction.atomic():
            if setting() != "":
                wrong.append(setting())


@pytest.mark.django_db(transaction=True)
def test_threads_that_take_turns_on_one_connection_never_see_each_others_rows(cast, state):
    """Pitfall 2. Six threads, 180 transactions with and without a scope, one server connection."""
    for person, code in [(cast.owner, "ST"), (cast.outsider, "SN"), (cast.traveller, "NW")]:
        contact_of(person, code)
    lock, wrong = threading.Lock(), []
    connection.inc_thread_sharing()
    try:
        threads = [
            threading.Thread(target=_on_one_connection, args=(connections["default"], lock, state(code), wrong, 15))
            for code in ("ST", "SN", "NW") * 2
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        connection.dec_thread_sharing()
    assert wrong == []


@pytest.mark.django_db(transaction=True)
def test_threads_with_connections_of_their_own_do_not_mix(cast, state):
    """Pitfall 2."""
    contact_of(cast.owner, "ST")
    contact_of(cast.outsider, "SN")
    start, wrong = threading.Barrier(4), []

    def work(pk):
        try:
            start.wait(10)
            for _turn in range(20):
                with scope({pk}), transaction.atomic():
                    if raw_states() != [pk]:
                        wrong.append(pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(state(code),)) for code in ("ST", "SN") * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
