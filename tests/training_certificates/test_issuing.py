from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from streetwork.delivery.retention import apply_retention
from tests.conftest import open_states
from tests.factories.participants import participant_of
from training.certificates import actions
from training.certificates.codes import code_of, shown
from training.models import Certificate, Registration

pytestmark = pytest.mark.django_db


def issue(person):
    with open_states("ST"):
        return actions.issue(registration=person)


def test_it_shows_name_title_dates_hours_and_issuer(session, person):
    facts = issue(person).facts
    assert (facts.name, facts.title) == ("Zoë Đặng Żółć", "Beratung in Gruppen")
    assert (facts.minutes, facts.of_minutes, len(facts.dates)) == (360, 360, 2)
    assert facts.issuer == session.programme.name
    assert facts.modules == ("Modul 1", "Modul 2")


def test_hours_are_those_the_person_was_there(session):
    with open_states("ST"):
        person = participant_of(session, minutes=150)
    assert issue(person).facts.minutes == 300


def test_fetched_again_it_is_the_same_certificate(person):
    first, second = issue(person), issue(person)
    assert first == second
    assert Certificate.objects.count() == 1


def test_a_corrected_name_stands_under_the_same_code_with_the_same_day(person):
    first = issue(person)
    person.name = "Zoë Neu"
    second = issue(person)
    assert (second.code, second.facts.name, second.facts.issued_on) == (
        first.code, "Zoë Neu", first.facts.issued_on,
    )  # fmt: skip
    assert actions.certificate_by(first.code).facts.name == "Zoë Neu"


def test_that_it_was_fetched_is_noted_once(person):
    issue(person)
    with open_states("ST"):
        noted = Registration.objects.get(pk=person.pk).certificate_at
        issue(Registration.objects.get(pk=person.pk))
        assert Registration.objects.get(pk=person.pk).certificate_at == noted


def test_the_row_alone_tells_no_name_and_no_code(person):
    shown_one = issue(person)
    with connection.cursor() as cursor:
        cursor.execute("SELECT c::text FROM training_certificate c")
        (row,) = cursor.fetchone()
    sealed = bytes(Certificate.objects.get().sealed)
    for telling in (person.name, "Beratung", shown_one.code, shown(shown_one.code)):
        assert telling not in row
        assert telling.encode() not in sealed


def test_a_seal_moved_to_another_code_opens_nothing(session, person):
    code = issue(person).code
    with open_states("ST"):
        other = participant_of(session, name="Andere")
    issue(other)
    mine = Certificate.objects.get(registration_key=person.key)
    mine.sealed = bytes(Certificate.objects.get(registration_key=other.key).sealed)
    mine.save()
    assert actions.certificate_by(code) is None


def test_it_is_proved_after_the_registration_was_deleted(person):
    code = issue(person).code
    with open_states("ST"):
        Registration.objects.filter(pk=person.pk).delete()
    assert actions.detach([person.key]) == 1
    assert Certificate.objects.get().registration_key is None
    assert actions.certificate_by(code).facts.name == "Zoë Đặng Żółć"


def test_erasing_a_person_takes_the_certificate_away(person):
    code = issue(person).code
    assert actions.erase([person.key]) == 1
    assert actions.certificate_by(code) is None


def test_a_code_that_was_never_issued_opens_nothing(person):
    assert actions.certificate_by(code_of(person.key)) is None


def test_retention_deletes_the_person_and_leaves_a_certificate_that_its_code_alone_opens(session, person):
    code = issue(person).code
    with open_states("ST"):
        apply_retention(now=timezone.now() + timedelta(days=200))
        assert not Registration.objects.filter(pk=person.pk).exists()
    assert Certificate.objects.get().registration_key is None
    assert actions.certificate_by(code).facts.name == "Zoë Đặng Żółć"


def test_ten_years_later_the_certificate_goes_too(session, person):
    issue(person)
    with open_states("ST"):
        apply_retention(now=timezone.now() + timedelta(days=3640))
        assert Certificate.objects.exists()
        apply_retention(now=timezone.now() + timedelta(days=3700))
    assert not Certificate.objects.exists()
