import uuid

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from cases.demo import seed_demo
from cases.models import Contact, ContactEvent, ContactNote
from referrals.demo import clear_directory
from referrals.models import (
    AdvisoryCenter,
    Correction,
    Gap,
    PublishedCenter,
    Referral,
    ReferralStep,
    Slip,
    Verification,
)
from referrals.models.history import AdvisoryCenterEvent
from streetwork.presence.models import MemberCount, Space, SpaceEvent
from tests.factories.accounts import UserFactory


@pytest.fixture(autouse=True)
def _undone(demo):
    """The other tests of the package find the data as they were."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Numbers that the database draws, and what a run's random names stand for.
DRAWN = {
    "id", "space_id", "contact_id", "pgh_id", "referral_id", "center_id", "slip_id", "merged_into_id", "merged_into",
    "case_id", "claim_id", "placement_id",
}  # fmt: skip
DIRECTORY = (AdvisoryCenter, PublishedCenter, AdvisoryCenterEvent, Verification, Correction, Gap, Referral,
             ReferralStep, Slip)  # fmt: skip


def picture():
    """Everything that the demo data say, without drawn numbers, in a fixed order."""
    return {
        model.__name__: sorted(
            repr([(name, value) for name, value in sorted(row.items()) if name not in DRAWN])
            for row in model.objects.values()
        )
        for model in (Contact, ContactNote, ContactEvent, Space, MemberCount, SpaceEvent, *DIRECTORY)
    }


def test_a_second_run_changes_nothing_and_a_reset_on_the_same_day_gives_the_same(demo):
    before = picture()
    assert seed_demo(now=demo) == 0
    assert picture() == before
    demo_person = Contact.objects.first().counselor
    Contact.objects.filter(counselor=demo_person).update(people_reached=7)
    assert seed_demo(now=demo, reset=True) == 3000
    assert picture() == before


def test_a_reset_leaves_what_other_people_made(demo):
    kept = Contact.objects.exclude(space=None).first()
    kept.pk, kept.client_ref, kept.counselor = None, uuid.uuid4(), UserFactory()
    kept.save(force_insert=True)
    seed_demo(now=demo, reset=True)
    again = Contact.objects.get(counselor=kept.counselor)
    assert (again.pk, again.space_id) == (kept.pk, kept.space_id)


def test_a_reset_leaves_a_centre_to_which_somebody_else_referred(demo):
    center = PublishedCenter.objects.listed().first()
    theirs = Referral.objects.filter(counselor__is_demo=True).first()
    theirs.pk, theirs.slip, theirs.center, theirs.counselor = None, None, center, UserFactory()
    theirs.save(force_insert=True)
    number = AdvisoryCenter.objects.count()
    seed_demo(now=demo, reset=True)
    assert AdvisoryCenter.objects.get(pk=center.pk).uid == center.uid
    assert Referral.objects.get(pk=theirs.pk).center_id == center.pk
    assert AdvisoryCenter.objects.count() == number


def test_an_installation_that_is_no_demo_gets_no_demo_data(settings):
    settings.DEMO_MODE = False
    with pytest.raises(CommandError):
        call_command("seed_demo")


def test_demo_data_older_than_the_directory_get_it_and_keep_their_contacts(demo):
    contacts = Contact.objects.count()
    Contact.objects.update(referral=None)
    clear_directory()
    assert seed_demo(now=demo) == 0
    assert AdvisoryCenter.objects.count() >= 120
    assert Gap.objects.count() == 4
    assert Contact.objects.count() == contacts
