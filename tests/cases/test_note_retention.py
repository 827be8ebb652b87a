from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from cases.models import Contact, ContactNote
from streetwork.delivery.on_behalf import scope_of_actor
from streetwork.delivery.retention import apply_retention
from streetwork.tenancy.models import Programme
from tests.factories.cases import contact_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 10, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def _no_special_periods(db):
    Programme.objects.update(legal_profile=None)


def noted(counselor, days):
    """A contact whose note was written so many days before now."""
    contact = contact_of(counselor, note="asked for a certificate")
    with scope_of_actor(counselor.pk), transaction.atomic():
        ContactNote.objects.filter(contact=contact).update(written_at=NOW - timedelta(days=days))
    return contact


def after_the_night(model, field):
    with scope_of_actor(None):
        apply_retention(now=NOW)
        with transaction.atomic():
            return set(model.objects.values_list(field, flat=True))


def test_a_note_is_deleted_on_its_ninetieth_day(cast):
    kept, _gone = noted(cast.owner, 89), noted(cast.owner, 90)
    assert after_the_night(ContactNote, "contact") == {kept.pk}


def test_the_contact_outlives_its_note(cast):
    contact = noted(cast.owner, 90)
    assert after_the_night(Contact, "pk") == {contact.pk}


def test_a_legal_hold_keeps_the_notes_of_its_programme(cast):
    Programme.objects.filter(slug="kompan").update(legal_hold=True)
    held = noted(cast.owner, 900)
    assert after_the_night(ContactNote, "contact") == {held.pk}
