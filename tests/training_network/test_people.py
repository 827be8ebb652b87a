"""Contact persons: with consent, within the walls of a state, every look in the access log."""

from datetime import timedelta

import pytest
from django.utils import timezone

from streetwork.delivery.models import AccessLog
from streetwork.delivery.retention import apply_retention
from streetwork.tenancy.models import State
from tests.factories.accounts import member
from tests.factories.cast import KOMPAN, client_of
from tests.factories.trainings import partner_of
from tests.training_network.conftest import contact_of
from training.models import Partner, PartnerContact

pytestmark = pytest.mark.django_db
LIST = "/training/network/"


def logged(opened, *codes):
    with opened(*codes):
        return sorted(AccessLog.objects.filter(action__startswith="partner_contact").values_list("action", flat=True))


def test_a_person_is_entered_within_the_state_of_the_institution(trainer, partner, person_entry, opened):
    assert trainer.post(f"{LIST}{partner.pk}/people/new/", person_entry).status_code == 302
    with opened("ST"):
        person = PartnerContact.objects.get()
        assert (person.name, person.state.code, person.confirmed_on) == ("Petra Partner", "ST", timezone.localdate())
    assert logged(opened, "ST") == ["partner_contact.created"]


def test_sent_twice_is_entered_once(trainer, partner, person_entry, opened):
    for _time in range(2):
        trainer.post(f"{LIST}{partner.pk}/people/new/", person_entry)
    with opened("ST"):
        assert PartnerContact.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"consent_on": ""}, "consent_on"), ({"consent_on": "2999-01-01"}, "consent_on"),
        ({"consent_how": ""}, "consent_how"),
        ({"email": ""}, "email"), ({"name": "\x00"}, "name"), ({"name": ""}, "name"),
    ],
)  # fmt: skip
def test_nobody_is_entered_without_consent_or_a_way_to_reach_them(trainer, partner, person_entry, opened, wrong, field):
    answer = trainer.post(f"{LIST}{partner.pk}/people/new/", person_entry | wrong)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    with opened("ST"):
        assert not PartnerContact.objects.exists()


def test_a_look_leaves_a_line_and_only_who_plans_trainings_there_gets_it(trainer, cast, partner, opened):
    with opened("ST"):
        contact_of(partner)
    elsewhere = client_of(member("training_manager", KOMPAN, "SN", name="Tina Trainer"))
    for reader in (client_of(cast.owner), client_of(cast.coordinator), elsewhere):
        assert "petra@example.org" not in reader.get(f"{LIST}{partner.pk}/").text
    assert logged(opened, "ST", "SN") == []
    assert "petra@example.org" in trainer.get(f"{LIST}{partner.pk}/").text
    assert logged(opened, "ST") == ["partner_contact.listed"]
    assert "petra@example.org" in client_of(cast.lead).get(f"{LIST}{partner.pk}/").text


def test_a_page_without_people_leaves_no_line(trainer, partner, opened):
    trainer.get(f"{LIST}{partner.pk}/")
    assert logged(opened, "ST") == []


def test_in_another_state_nobody_is_entered(trainer, person_entry, opened):
    partner = partner_of(state="SN")
    assert trainer.post(f"{LIST}{partner.pk}/people/new/", person_entry)["Location"] == f"{LIST}{partner.pk}/"
    with opened("SN", "ST"):
        assert not PartnerContact.objects.exists()


def test_of_an_institution_abroad_the_own_state_keeps_the_person(trainer, person_entry, opened):
    partner = partner_of(state=None, country="SE")
    trainer.post(f"{LIST}{partner.pk}/people/new/", person_entry)
    with opened("ST"):
        assert PartnerContact.objects.get().state.code == "ST"


def test_who_works_for_several_states_says_which_one_keeps_the_person(cast, person_entry, opened):
    partner, lead = partner_of(state=None, country="SE"), client_of(cast.lead)
    assert lead.post(f"{LIST}{partner.pk}/people/new/", person_entry).status_code == 422
    sn = State.objects.get(code="SN").pk
    assert lead.post(f"{LIST}{partner.pk}/people/new/", person_entry | {"state": sn}).status_code == 302
    with opened("SN"):
        assert PartnerContact.objects.get().state_id == sn


def test_a_change_confirms_and_two_at_once_do_not_overwrite(trainer, partner, person_entry, opened):
    with opened("ST"):
        person = contact_of(partner, confirmed_on="2020-01-01")
    url = f"{LIST}{partner.pk}/people/{person.pk}/"
    seen = trainer.get(url).context["form"]["seen"].value()
    assert trainer.post(url, person_entry | {"seen": seen, "phone": "0391 1"}).status_code == 302
    late = trainer.post(url, person_entry | {"seen": seen, "phone": "0391 2"})
    assert late.status_code == 422
    with opened("ST"):
        person.refresh_from_db()
        assert (person.phone, person.confirmed_on) == ("0391 1", timezone.localdate())


def test_who_withdraws_is_deleted_at_once(trainer, partner, opened):
    with opened("ST"):
        person = contact_of(partner)
    trainer.post(f"{LIST}{partner.pk}/people/{person.pk}/remove/")
    with opened("ST"):
        assert not PartnerContact.objects.exists()
    assert "partner_contact.deleted" in logged(opened, "ST")


def test_a_person_is_found_at_their_own_institution_alone(trainer, partner, opened):
    with opened("ST"):
        person = contact_of(partner)
    other = partner_of(name="other")
    assert trainer.get(f"{LIST}{other.pk}/people/{person.pk}/").status_code == 404
    assert trainer.post(f"{LIST}{other.pk}/people/{person.pk}/remove/").status_code == 404


def test_the_table_of_people_holds_those_of_my_states_and_is_logged(trainer, partner, opened):
    with opened("ST", "SN"):
        contact_of(partner, name="=cmd()")
        contact_of(partner_of(name="far", state="SN"), state="SN", name="Far Away")
    answer = trainer.get(f"{LIST}export/people.csv")
    assert "'=cmd()" in answer.text
    assert "Far Away" not in answer.text
    assert logged(opened, "ST", "SN") == ["partner_contact.exported"]
    assert trainer.get(f"{LIST}export/people.xlsx").status_code == 200
    assert trainer.get(f"{LIST}export/people.pdf").status_code == 404


def test_whom_nobody_confirms_for_two_years_is_deleted_and_the_institution_stays(partner, opened):
    today = timezone.localdate()
    with opened("ST"):
        contact_of(partner, name="old", confirmed_on=today - timedelta(days=731))
        contact_of(partner, name="new", confirmed_on=today - timedelta(days=700))
        apply_retention()
        assert [person.name for person in PartnerContact.objects.all()] == ["new"]
    assert Partner.objects.filter(pk=partner.pk).exists()
