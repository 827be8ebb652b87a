"""Reporting: at once what to do and whom to call; saving needs the type alone."""

import threading
import uuid

import pytest
from django.db import connection
from django.urls import reverse

from cases.incidents.enums import Type
from cases.incidents.plans import built_in_steps
from cases.models import Incident, IncidentPlan, IncidentStep, IncidentTally
from streetwork.delivery.models import AccessLog, MailJob
from streetwork.vault.sealing import BrokenSeal
from tests.factories.accounts import programme
from tests.factories.cases import writing
from tests.factories.cast import KOMPAN, Cast, client_of
from tests.factories.incidents import on_call, reported

NEW = reverse("incidents:new")
SECRET = "somebody shouted about the window"


@pytest.fixture
def owner(cast):
    return client_of(cast.owner)


def sent(**changes):
    return {"uid": str(uuid.uuid4()), "type": "attack"} | changes


def test_the_type_alone_is_enough(owner, opened, cast):
    answer = owner.post(NEW, sent())

    with opened("ST"):
        incident = Incident.objects.get()
        assert answer.url == reverse("incidents:detail", args=[incident.pk])
        assert (incident.reporter, incident.state.code, incident.type) == (cast.owner, "ST", "attack")
        assert incident.code.startswith("V-")


def test_without_a_type_it_asks_and_keeps_what_was_typed(owner, opened):
    answer = owner.post(NEW, sent(type="", account=SECRET))

    assert answer.status_code == 422
    assert SECRET in answer.content.decode()
    with opened("ST"):
        assert not Incident.objects.exists()


@pytest.mark.parametrize("kind", Type.values)
def test_plan_and_numbers_stand_on_the_page_before_anything_is_sent(owner, kind, cast):
    on_call("Duty phone", phone="030 23125 111")
    page = owner.get(NEW).content.decode()

    assert all(tile.steps for tile in owner.get(NEW).context["tiles"])
    assert f'id="type-{kind}"' in page
    assert 'href="tel:03023125111"' in page
    assert 'href="tel:08001110111"' in page
    assert 'href="tel:112"' in page


def test_a_number_for_other_types_stands_not_beside_this_one(owner, cast):
    on_call("Data protection", types=["breach"])

    names = {tile.value: [entry.name for entry in tile.on_call] for tile in owner.get(NEW).context["tiles"]}

    assert names["breach"] == ["Data protection"]
    assert names["attack"] == []


def test_steps_are_copied_as_they_were(owner, opened, cast):
    IncidentPlan.objects.create(programme=programme(KOMPAN), type="attack", steps=["Close the laptop", "Call Lea"])
    owner.post(NEW, sent())
    IncidentPlan.objects.all().delete()

    with opened("ST"):
        assert list(IncidentStep.objects.values_list("position", "text")) == [(1, "Close the laptop"), (2, "Call Lea")]


def test_the_built_in_plan_applies_without_an_own_one(owner, opened, cast):
    incident = reported(cast.owner, "police")

    with opened("ST"):
        assert IncidentStep.objects.filter(incident=incident).count() == len(built_in_steps("police"))


def test_sent_twice_is_one_incident_and_one_count(owner, opened):
    entry = sent()
    first, second = owner.post(NEW, entry), owner.post(NEW, entry)

    assert first.url == second.url
    with opened("ST"):
        assert IncidentTally.objects.get().count == 1


def test_a_uid_of_somebody_else_is_refused_with_a_sentence(owner, cast, opened):
    incident = reported(cast.colleague)

    answer = owner.post(NEW, sent(uid=str(incident.uid)))

    assert answer.status_code == 422
    with opened("ST"):
        assert Incident.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_sent_twice_at_the_same_moment_is_one_incident():
    entry, owner, answers = sent(), Cast().owner, []
    clients = [client_of(owner) for _each in range(4)]

    def send(client):
        answers.append(client.post(NEW, entry).status_code)
        connection.close()

    threads = [threading.Thread(target=send, args=[client]) for client in clients]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert answers == [302] * 4
    with writing("ST"):
        assert Incident.objects.count() == 1
        assert IncidentTally.objects.get().count == 1


def test_what_happened_is_sealed_in_the_database(cast, opened):
    incident = reported(cast.owner, account=SECRET)

    with opened("ST"), connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(i)::text FROM cases_incident i WHERE state_id = %s", [incident.state_id])
        assert SECRET not in cursor.fetchone()[0]
        kept = Incident.objects.get()
        assert kept.unseal("account", kept.account) == SECRET


def test_a_text_moved_to_another_field_does_not_open(cast, opened):
    incident = reported(cast.owner, account=SECRET)

    with opened("ST"), pytest.raises(BrokenSeal):
        incident.unseal("lessons", incident.account)


def test_the_guard_warns_and_a_confirmation_is_counted(owner, opened):
    entry = sent(account="He wrote from +49 171 2345678")
    form = owner.post(NEW, entry).context["form"]
    owner.post(NEW, entry | {"guard_confirmed": form.guard_digest})

    with opened("ST"):
        assert Incident.objects.get().guard_overrides == 1


def test_the_lead_gets_a_mail_that_names_nothing(cast, opened, mailoutbox, django_capture_on_commit_callbacks):
    from streetwork.delivery.mail import send_due

    incident = reported(cast.owner, account=SECRET) if cast.lead else None
    send_due()

    (message,) = mailoutbox
    assert message.to == [cast.lead.email]
    assert f"/incidents/{incident.pk}/" in message.body
    for word in (SECRET, incident.code, "Angriff", "attack", cast.owner.name):
        assert word not in message.body + message.subject


def test_a_closed_incident_is_mailed_to_nobody(cast, opened, mailoutbox):
    from streetwork.delivery.mail import send_due

    assert cast.lead
    incident = reported(cast.owner)
    client_of(cast.owner).post(reverse("incidents:close", args=[incident.pk]), {"outcome": "none"})
    send_due()

    assert mailoutbox == []
    assert MailJob.objects.get().status == MailJob.Status.OBSOLETE


def test_the_report_is_logged_without_content(cast, opened):
    incident = reported(cast.owner, account=SECRET)

    with opened("ST"):
        line = AccessLog.objects.get(object_id=str(incident.pk))
        assert (line.action, line.detail) == ("incident.report", "")


@pytest.mark.parametrize("fields", [{"state": "999"}, {"second_person": "999999"}, {"happened_at": "2999-01-01T00:00"},
                                    {"uid": "nonsense"}, {"uid": ""}, {"account": "a\x00b"}, {"type": "\x00"},
                                    {"programme": "9" * 40}, {"platform": "²"}])  # fmt: skip
def test_nonsense_is_answered_with_a_sentence_and_saves_nothing(cast, opened, fields):
    traveller = client_of(cast.traveller)

    answer = traveller.post(NEW, sent(state="15") | fields)

    assert answer.status_code in (302, 422)
    with opened("ST"):
        assert Incident.objects.exists() is (answer.status_code == 302)


def test_an_unknown_case_is_not_found(owner):
    assert owner.get(NEW, {"case": "999"}).status_code == 404
    assert owner.get(NEW, {"case": "x\x00"}).status_code == 404
