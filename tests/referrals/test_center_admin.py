"""The directory in the administration: all states, drafts deletable, contacts closed all the same."""

import pytest
from django.urls import reverse

from referrals.enums import Status
from referrals.models import AdvisoryCenter
from streetwork.tenancy.models import State
from tests.factories.cases import contact_of
from tests.factories.cast import client_of
from tests.factories.referrals import CenterFactory

pytestmark = pytest.mark.django_db

LIST = reverse("admin:referrals_advisorycenter_changelist")


@pytest.fixture
def admin(cast):
    return client_of(cast.administrator)


def change_of(center):
    return reverse("admin:referrals_advisorycenter_change", args=[center.pk])


def sent_by(form):
    sent = {}
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, list):
            sent[name] = [str(each) for each in value]
        elif value is None:
            continue  # an empty field, or a list with nothing ticked
        elif value is True:
            sent[name] = "true"
        else:
            sent[name] = str(value)
    return sent


def test_an_administrator_without_a_membership_sees_the_entries_of_all_states(admin, opened):
    with opened("ST", "SN"):
        CenterFactory(name="Draft in Anhalt", status=Status.DRAFT)
        CenterFactory(name="Sachsen sichtbar", code="SN")
    text = admin.get(LIST).text
    assert "Draft in Anhalt" in text
    assert "Sachsen sichtbar" in text


def test_an_administrator_changes_an_entry(admin, opened):
    with opened("SN"):
        center = CenterFactory(code="SN", description_ru="Старый")
    form = admin.get(change_of(center)).context["adminform"].form
    answer = admin.post(change_of(center), sent_by(form) | {"provider": "Neuer Träger", "description_ru": "Новый"})
    assert answer.status_code == 302
    with opened("SN"):
        now = AdvisoryCenter.objects.get(pk=center.pk)
    assert (now.provider, now.description_ru, now.status) == ("Neuer Träger", "Новый", Status.PUBLISHED)
    assert now.updated_at > center.updated_at


def test_a_public_entry_stays_complete_in_the_administration_too(admin, opened):
    with opened("SN"):
        center = CenterFactory(code="SN")
    sent = sent_by(admin.get(change_of(center)).context["adminform"].form) | {"languages": []}
    answer = admin.post(change_of(center), sent)
    assert answer.status_code == 200
    assert "languages" in answer.context["adminform"].form.errors


def test_hours_are_checked(admin, opened):
    with opened("SN"):
        center = CenterFactory(code="SN")
    sent = sent_by(admin.get(change_of(center)).context["adminform"].form)
    sent["hours"] = '{"weekly": {"MO": [["12:00", "09:00"]]}}'
    assert "hours" in admin.post(change_of(center), sent).context["adminform"].form.errors


def test_a_new_entry_is_a_draft(admin, opened):
    add = reverse("admin:referrals_advisorycenter_add")
    form = admin.get(add).context["adminform"].form
    answer = admin.post(
        add, sent_by(form) | {"name": "Aus der Verwaltung", "state": str(State.objects.get(code="BE").pk)}
    )
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    with opened("BE"):
        assert AdvisoryCenter.objects.get().status == Status.DRAFT


@pytest.mark.parametrize(("status", "deletable"), [(s, s == Status.DRAFT) for s in Status])
def test_drafts_alone_are_deleted(admin, opened, status, deletable):
    with opened("ST"):
        center = CenterFactory(status=status)
    url = reverse("admin:referrals_advisorycenter_delete", args=[center.pk])
    assert admin.post(url, {"post": "yes"}).status_code == (302 if deletable else 403)
    with opened("ST"):
        assert AdvisoryCenter.objects.exists() is not deletable


def test_entries_are_published_from_the_list_where_they_are_complete(admin, opened):
    with opened("ST", "SN"):
        whole = CenterFactory(status=Status.DRAFT)
        half = CenterFactory(status=Status.DRAFT, topic_ids=[], code="SN")
    admin.post(LIST, {"action": "publish", "_selected_action": [whole.pk, half.pk]})
    with opened("ST", "SN"):
        assert dict(AdvisoryCenter.objects.values_list("pk", "status")) == {whole.pk: "published", half.pk: "draft"}


def test_the_states_are_closed_again_after_the_page(admin, cast, opened):
    contact = contact_of(cast.owner)
    admin.get(LIST)
    assert admin.get(f"/contacts/{contact.pk}/").status_code in {403, 404}
