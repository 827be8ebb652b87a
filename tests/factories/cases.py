import uuid
from contextlib import contextmanager

from django.db import transaction

from cases.enums import Act
from cases.models import Contact, ContactNote
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import scope
from streetwork.vocabulary.models import Platform, Topic
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN


def state_id(code):
    return State.objects.get(code=code).pk


@contextmanager
def writing(*codes, actor=None):
    """A scope that reads and writes these states, and a transaction; inside any other scope, too."""
    ids = {state_id(code) for code in codes}
    with scope(ids, ids, actor=actor, widen="test data"), transaction.atomic():
        yield


def contact_facts(counselor, code="ST", *, slug=KOMPAN, **facts):
    """The fields of a plausible contact."""
    topic = facts.pop("topic", None) or Topic.objects.order_by("pk").first()
    return {
        "state_id": state_id(code),
        "programme": programme(slug),
        "counselor": counselor,
        "client_ref": uuid.uuid4(),
        "platform": Platform.objects.get(code="facebook"),
        "language_id": "pl",
        "acts": [Act.ANSWERED],
        "main_topic": topic,
        "topic_ids": [topic.pk],
    } | facts


def contact_of(counselor, code="ST", *, note="", **facts):
    """A saved contact of this person in this state, with a note if one is given."""
    with writing(code, actor=counselor.pk):
        contact = Contact.objects.create(**contact_facts(counselor, code, **facts))
        if note:
            ContactNote.objects.create(state_id=contact.state_id, contact=contact, text=note)
    return contact
