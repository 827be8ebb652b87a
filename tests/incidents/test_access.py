"""Restricted: those involved and the programme's lead; for everybody else there is no such incident."""

import pytest
from django.contrib import admin
from django.urls import reverse

from cases.incidents.actions.working import delete_incident
from cases.incidents.retention import INCIDENTS
from cases.models import Incident, IncidentKey, IncidentPerson, IncidentStep, IncidentTally
from streetwork.accounts.access import access_of
from streetwork.delivery.models import AccessLog
from streetwork.delivery.retention import apply_retention
from tests.factories.cases import writing
from tests.factories.cast import client_of
from tests.factories.incidents import reported

pytestmark = pytest.mark.django_db
SECRET = "the canary sang at noon"


def url(name, incident, *args):
    return reverse(f"incidents:{name}", args=[incident.pk, *args])


def status(user, incident):
    return client_of(user).get(url("detail", incident)).status_code


def test_the_reporter_and_the_lead_read_it(cast):
    incident = reported(cast.owner, account=SECRET)

    for user in (cast.owner, cast.lead):
        assert SECRET in client_of(user).get(url("detail", incident)).content.decode()


@pytest.mark.parametrize("who", ["colleague", "outsider", "stranger", "traveller"])
def test_for_others_there_is_none(cast, who):
    incident = reported(cast.owner)

    assert status(getattr(cast, who), incident) == 404


@pytest.mark.parametrize("who", ["coordinator", "campaign_editor", "figures_only", "administrator"])
def test_other_roles_do_not_enter(cast, who):
    assert status(getattr(cast, who), reported(cast.owner)) == 403


@pytest.mark.parametrize(
    "name", ["edit", "second", "confirm", "call", "close", "reopen", "aftercare", "add-person", "delete"]
)
def test_nobody_else_changes_it(cast, name):
    incident = reported(cast.owner)

    assert client_of(cast.colleague).post(url(name, incident), {"outcome": "none"}).status_code == 404


def test_the_second_person_reads_it_once_asked_and_not_when_another_was_asked_instead(cast):
    incident = reported(cast.owner)
    owner = client_of(cast.owner)

    owner.post(url("second", incident), {"user": cast.colleague.pk})
    assert status(cast.colleague, incident) == 200

    owner.post(url("second", incident), {"user": cast.lead.pk})
    assert status(cast.colleague, incident) == 404


def test_an_added_colleague_reads_it_until_removed(cast, opened):
    incident = reported(cast.owner)
    owner = client_of(cast.owner)
    owner.post(url("add-person", incident), {"user": cast.colleague.pk})
    assert status(cast.colleague, incident) == 200

    owner.post(url("remove-person", incident, cast.colleague.pk))

    assert status(cast.colleague, incident) == 404
    with opened("ST"):
        actions = AccessLog.objects.filter(detail=str(cast.colleague.pk)).values_list("action", flat=True)
        assert set(actions) == {"incident.involve", "incident.release"}


@pytest.mark.parametrize("who", ["stranger", "outsider", "coordinator"])
def test_nobody_is_added_who_does_not_work_there(cast, opened, who):
    incident = reported(cast.owner)

    answer = client_of(cast.owner).post(url("add-person", incident), {"user": getattr(cast, who).pk})

    assert answer.status_code == 422
    with opened("ST"):
        assert IncidentPerson.objects.count() == 1


def test_the_reporter_cannot_be_removed(cast, opened):
    incident = reported(cast.owner)

    client_of(cast.lead).post(url("remove-person", incident, cast.owner.pk))

    with opened("ST"):
        assert IncidentPerson.objects.filter(user=cast.owner).exists()


def test_every_reading_is_logged(cast, opened):
    incident = reported(cast.owner)
    client_of(cast.lead).get(url("detail", incident))
    client_of(cast.owner).get(url("edit", incident))

    with opened("ST"):
        lines = AccessLog.objects.filter(action="incident.read", object_id=str(incident.pk))
        assert set(lines.values_list("actor__name", flat=True)) == {"Lea Lead", "Olga Owner"}


def test_who_left_the_programme_reads_it_no_longer(cast):
    incident = reported(cast.owner)
    cast.owner.memberships.all().delete()

    assert status(cast.owner, incident) == 403


def test_an_archived_programme_is_read_only(cast):
    incident = reported(cast.owner)
    owner = client_of(cast.owner)
    incident.programme.is_archived = True
    incident.programme.save()

    assert owner.get(url("detail", incident)).status_code == 200
    assert owner.post(url("close", incident), {"outcome": "none"}).status_code == 403


def test_incidents_are_in_no_administration():
    names = {model._meta.model_name for model in admin.site._registry}
    assert not [name for name in names if name.startswith("incident")]


def test_deleting_takes_the_key_and_leaves_the_count(cast, opened):
    incident = reported(cast.owner, account=SECRET)
    with writing("ST", actor=cast.lead.pk):
        delete_incident(incident=incident, access=access_of(cast.lead.pk))

    with opened("ST"):
        assert not any(model.objects.exists() for model in (Incident, IncidentKey, IncidentPerson, IncidentStep))
        assert IncidentTally.objects.get().count == 1


def test_only_the_lead_deletes(cast, opened):
    incident = reported(cast.owner)

    assert client_of(cast.owner).post(url("delete", incident)).status_code == 403
    assert client_of(cast.lead).post(url("delete", incident)).status_code == 302


@pytest.mark.parametrize(("months", "kept"), [(23, True), (25, False)])
def test_two_years_after_closing_it_is_gone(cast, opened, months, kept):
    from datetime import timedelta

    from django.utils import timezone

    incident = reported(cast.owner)
    open_one = reported(cast.owner)
    client_of(cast.owner).post(url("close", incident), {"outcome": "none"})
    with writing("ST"):
        outcomes = {
            each.rule.key: each.deleted for each in apply_retention(now=timezone.now() + timedelta(days=30.5 * months))
        }

    assert outcomes[INCIDENTS] == (0 if kept else 1)
    with opened("ST"):
        assert Incident.objects.filter(pk=open_one.pk).exists()
        assert IncidentKey.objects.count() == (2 if kept else 1)
