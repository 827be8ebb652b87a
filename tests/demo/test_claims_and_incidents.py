"""The invented claims and incidents: enough to see what the pages are for, and nothing that looks like a person."""

from django.utils import timezone

from cases.claims import demo as claims
from cases.claims.presenters import rows_of
from cases.incidents import demo as incidents
from cases.incidents.enums import Type
from cases.models import Claim, ClaimEvent, Contact, Incident, IncidentPerson, IncidentTally, OnCallContact
from streetwork.accounts.access import access_of
from streetwork.accounts.models import User
from streetwork.guard import findings


def person(key):
    return User.objects.get(email__startswith=f"{key}@")


def test_claims_circulate_in_the_languages_of_the_programmes(demo):
    assert Claim.objects.count() >= 12
    assert set(Claim.objects.values_list("language", flat=True)) >= {"bg", "pl", "ro", "es", "ru", "vi", "en"}


def test_who_checked_a_claim_is_somebody_else(demo):
    checked = Claim.objects.filter(status=Claim.Status.CHECKED)
    assert checked.count() >= 8
    assert all(claim.checked_by_id not in (None, claim.created_by_id) for claim in checked)


def test_one_or_two_claims_of_each_programme_rise_and_contacts_corrected_them(demo):
    for key in ("lead", "lead-east", "lead-lara"):
        access = access_of(person(key).pk)
        rows = rows_of(Claim.objects.visible_to(access).current(), access, today=timezone.localdate(demo))
        assert 1 <= sum(row.trend.is_rising for row in rows) <= 2
        assert sum(row.corrected for row in rows) >= 3


def test_a_claims_contacts_corrected_something_in_its_language(demo):
    corrected = Contact.objects.exclude(claim=None).select_related("claim")
    assert corrected
    assert all("corrected" in contact.acts for contact in corrected)
    assert all(contact.language_id == contact.claim.language_id for contact in corrected)


def test_the_guard_finds_nobody_in_the_claims(demo):
    texts = [text for claim in Claim.objects.all() for text in (claim.statement, claim.said, claim.correction)]
    assert [found for text in texts for found in findings(text)] == []


def test_one_incident_waits_for_the_counselors_stamp_and_one_asks_how_she_is(demo):
    counselor = person("counselor")
    (asked,) = Incident.objects.asked_of(counselor.pk)
    assert asked.type == Type.SUICIDE
    due = IncidentPerson.objects.asked_how_they_are(counselor.pk, timezone.localdate(demo))
    assert [each.incident.type for each in due] == [Type.ATTACK]


def test_every_number_of_the_on_call_list_is_invented(demo):
    phones = set(OnCallContact.objects.values_list("phone", flat=True))
    assert len(phones) >= 6
    assert all(phone.startswith("030 23125 ") for phone in phones)


def test_the_guard_finds_nobody_in_what_happened(demo):
    for incident in Incident.objects.filter(reporter__is_demo=True):
        assert findings(incident.unseal("account", incident.account)) == []


def test_clearing_takes_everything_along(demo):
    from django.db import transaction

    with transaction.atomic():
        incidents.clear()
        claims.clear()
        left = [model.objects.count() for model in (Claim, ClaimEvent, Incident, IncidentTally, OnCallContact)]
        assert left == [0] * 5
        assert not claims.is_seeded()
        assert not incidents.is_seeded()
        assert not Contact.objects.exclude(claim=None).exists()
        transaction.set_rollback(True)
