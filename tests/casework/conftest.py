import uuid

import pytest
from django.urls import reverse

from streetwork.accounts.access import access_of
from streetwork.accounts.roles import Role
from tests.factories.accounts import member
from tests.factories.cases import contact_of, writing
from tests.factories.cast import KOMPAN, client_of


@pytest.fixture
def url():
    """The address of a page of the case room, by the case or number."""

    def address(name, *args):
        return reverse(f"cases:{name}", args=[getattr(arg, "pk", arg) for arg in args])

    return address


@pytest.fixture
def deputy(cast):
    return member(Role.COUNSELOR, KOMPAN, "ST", name="Dana Deputy")


@pytest.fixture
def other_lead(cast):
    return member(Role.LEAD, KOMPAN, all_states=True, name="Lara Lead")


@pytest.fixture
def contact(cast):
    return contact_of(cast.owner)


@pytest.fixture
def inside(cast):
    """`with inside(person): …` as this person in Saxony-Anhalt; gives their rights."""
    from contextlib import contextmanager

    @contextmanager
    def as_person(person=None, *codes):
        person = person or cast.owner
        with writing(*(codes or ("ST",)), actor=person.pk):
            yield access_of(person.pk)

    return as_person


@pytest.fixture
def written():
    """What the note's form sends."""

    def make(**filled):
        empty = {"observation": "", "statement": "", "assessment": "", "action": ""}
        return {"uid": str(uuid.uuid4())} | empty | filled

    return make


@pytest.fixture
def page():
    """What a person gets from an address: (status, text)."""

    def ask(person, address, **data):
        client = client_of(person)
        response = client.post(address, data, follow=False) if data else client.get(address)
        return response.status_code, response.content.decode()

    return ask
