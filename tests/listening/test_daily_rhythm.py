"""From an export in the morning to the deputy's mail of the next day: the walk that issue 4 promises a newcomer."""

import json
import uuid
from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.utils import timezone

from cases.models import Case, Contact, FollowUp, Lead
from streetwork.delivery import digest
from streetwork.delivery.mail import send_due
from streetwork.vocabulary.models import Platform, Topic
from tests.conftest import open_states
from tests.factories.accounts import programme
from tests.factories.answers import card_of, version_of
from tests.factories.cast import KOMPAN, client_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("keyword")]

QUESTION = "Dzień dobry, Anna Kowalska 0176 12345678, czy dostanę Kindergeld, jeśli dzieci mieszkają w Polsce?"
SECRETS = ("Kowalska", "12345678", "Kindergeld", "Polsce", "Haferflocken", "facebook", "telegram")


def export():
    messages = [
        {"id": 1, "type": "message", "date": "2026-11-01T10:00:00", "date_unixtime": "1793523600",
         "from": "Anna Kowalska", "from_id": "user1", "text": QUESTION, "text_entities": []},
    ]  # fmt: skip
    file = BytesIO(json.dumps({"name": "G", "type": "public_supergroup", "id": 1, "messages": messages}).encode())
    file.name = "result.json"
    return file


def only(model):
    with open_states("ST"):
        return model.objects.get()


@pytest.fixture
def found(cast, work):
    """The newcomer imports an export and opens the one find from the inbox."""
    browser = client_of(cast.owner)
    data = {"programme": programme(KOMPAN).pk, "state": 15, "file": export()}
    assert browser.post("/listening/imports/new/", data).status_code == 302
    work()
    inbox = browser.get("/listening/").content.decode()
    assert "Kindergeld" in inbox
    assert not [word for word in SECRETS[:2] if word in inbox]
    return browser, only(Lead)


@pytest.fixture
def case(found):
    """A contact from the find with an answer card, and a case of it with a follow-up for tomorrow."""
    browser, lead = found
    topic = Topic.objects.get(code="child_benefit")
    answer = version_of(card_of(topics=("child_benefit",), title="Kindergeld?"), "pl", text="Tak, w wielu przypadkach.")
    form = browser.get(f"/contacts/new/?lead={lead.pk}").content.decode()
    assert f'name="lead" value="{lead.pk}"' in form
    entry = {
        "client_ref": str(uuid.uuid4()), "programme": programme(KOMPAN).pk, "language": "pl", "state": 15,
        "platform": Platform.objects.get(code="telegram").pk, "topics": [topic.pk], "acts": ["answered"],
        "kind": "information", "people_reached": 1, "lead": lead.pk, "answer_cards": [answer.pk],
    }  # fmt: skip
    assert browser.post("/contacts/new/", entry).status_code == 302
    contact = only(Contact)
    with open_states("ST"):
        assert [use.version_id for use in contact.card_uses.all()] == [answer.pk]
        assert Lead.objects.get().status == "logged"
    assert browser.post(f"/cases/of-contact/{contact.pk}/open/").status_code == 302
    case = only(Case)
    promise = {"purpose": "check_in", "when": "1", "platform": contact.platform_id, "agreed": "on"}
    assert browser.post(f"/follow-ups/cases/{case.pk}/", promise).status_code == 302
    return case


def test_the_next_morning_the_colleague_gets_one_mail_with_no_content(cast, found, case, monkeypatch):
    browser, _lead = found
    follow_up = only(FollowUp)
    note = {"uid": str(uuid.uuid4()), "observation": "Haferflocken"}
    browser.post(f"/cases/{case.pk}/notes/new/", note)
    moved = {"to_worker": cast.colleague.pk, "reason": "absence"}
    assert browser.post(f"/cases/{case.pk}/handover/", moved).status_code == 302
    closing = {"closure": "return", f"follow_up_{follow_up.pk}": "open"}
    assert browser.post(f"/cases/{case.pk}/close/", closing).status_code == 302
    assert only(Case).status == "closed"
    send_due()
    mail.outbox.clear()

    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(digest.timezone, "localdate", lambda *_args, **_kwargs: tomorrow)
    for _beat in range(3):
        digest.plan_digests(tomorrow)
        send_due()

    theirs = [message for message in mail.outbox if message.to == [cast.colleague.email]]
    assert len(theirs) == 1
    text = theirs[0].subject + theirs[0].body
    assert "/follow-ups/" in text
    assert not [word for word in (*SECRETS, case.code, cast.owner.name) if word in text]
