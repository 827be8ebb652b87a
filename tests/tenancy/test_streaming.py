"""Streamed answers outlive their request: nobody's scope is open when their lines are made."""

import csv
import io

import pytest
from django.db import connection

from cases import exports
from cases.models import Contact
from streetwork.tenancy.scope import Scope, current, scope
from streetwork.tenancy.streaming import scoped_stream
from tests.factories.cases import contact_of
from tests.factories.cast import client_of

pytestmark = pytest.mark.django_db(transaction=True)


def lines_of(answer):
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_the_export_streams_every_row(cast, monkeypatch):
    """Pitfall 6. A lazy generator without a scope gives an empty file with status 200."""
    monkeypatch.setattr(exports, "BATCH", 2)
    made = [contact_of(cast.owner) for _turn in range(5)]
    contact_of(cast.outsider, "SN")
    answer = client_of(cast.owner).get("/contacts/export.csv")
    assert current() is None
    heading, *rows = lines_of(answer)
    assert len(heading) > 20
    assert sorted(row[0] for row in rows) == sorted(str(contact.pk) for contact in made)


def test_between_two_steps_the_consumer_has_neither_scope_nor_transaction(cast):
    """Pitfall 7."""
    contact_of(cast.owner)

    def numbers():
        yield Contact.objects.count()
        yield Contact.objects.count()

    stream = scoped_stream(Scope(frozenset({15})), numbers)
    for _step in range(2):
        assert next(stream) == 1
        assert current() is None
        assert not connection.in_atomic_block
    assert list(stream) == []


def test_a_plain_generator_would_leak_its_scope_to_the_consumer():
    """Pitfall 7. Why scoped_stream exists."""

    def numbers():
        with scope({15}):
            yield 1

    leaking = numbers()
    next(leaking)
    assert current() is not None
    leaking.close()
    assert current() is None


def test_a_stream_that_fails_raises_and_leaves_no_scope():
    def numbers():
        yield 1
        raise ZeroDivisionError

    stream = scoped_stream(Scope(frozenset({15})), numbers)
    next(stream)
    with pytest.raises(ZeroDivisionError):
        next(stream)
    assert current() is None
    assert not connection.in_atomic_block
