"""Whoever changes a counted fact puts its day into the queue; nothing else does."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from cases.models import Contact
from referrals.enums import Result
from referrals.models import Referral
from streetwork.reporting.enums import Source
from streetwork.reporting.models import DirtyDay
from streetwork.reporting.rollup.refresh import refresh_all
from tests.conftest import open_states
from tests.factories.cases import contact_facts, contact_of, writing
from tests.factories.slips import referred
from tests.reporting_rollup.conftest import at


def queue():
    """{(state's code, source, day)} in the queue, and how many rows it has."""
    with open_states("ST", "NW"):
        rows = [(each.state.code, each.source, each.day) for each in DirtyDay.objects.select_related("state")]
    return set(rows), len(rows)


@pytest.fixture
def contact(cast):
    """A contact of 1 April whose day is counted."""
    contact = contact_of(cast.owner, occurred_at=at(4, 1))
    settle()
    return contact


def settle():
    with writing("ST", "NW"):
        refresh_all()


def test_a_day_in_the_database_is_a_day_of_the_settings(cast):
    assert settings.TIME_ZONE == "Europe/Berlin", "migration 0002 has the zone in its triggers"
    contact_of(cast.owner, occurred_at=datetime(2026, 6, 30, 22, 30, tzinfo=UTC))
    assert queue() == ({("ST", "contacts", date(2026, 7, 1))}, 1)


def test_a_bulk_insert_puts_each_of_its_days_in_once(cast):
    with writing("ST"):
        Contact.objects.bulk_create(
            Contact(**contact_facts(cast.owner, occurred_at=at(4, 1 + number % 3))) for number in range(12)
        )
    assert queue() == ({("ST", "contacts", date(2026, 4, day)) for day in (1, 2, 3)}, 3)


def test_a_change_of_a_counted_fact_puts_the_day_in(contact):
    with writing("ST"):
        Contact.objects.filter(pk=contact.pk).update(language="ro")
    assert queue() == ({("ST", "contacts", date(2026, 4, 1))}, 1)


def test_a_change_of_the_day_puts_both_days_in(contact):
    with writing("ST"):
        Contact.objects.filter(pk=contact.pk).update(occurred_at=at(5, 2))
    assert queue()[0] == {("ST", "contacts", date(2026, 4, 1)), ("ST", "contacts", date(2026, 5, 2))}


def test_a_contact_that_moves_to_another_state_puts_the_day_of_both_in(contact, state):
    with writing("ST", "NW"):
        Contact.objects.filter(pk=contact.pk).update(state=state["NW"])
    assert queue()[0] == {("ST", "contacts", date(2026, 4, 1)), ("NW", "contacts", date(2026, 4, 1))}


def test_what_is_not_counted_leaves_the_day_alone(contact, cast):
    with writing("ST"):
        Contact.objects.filter(pk=contact.pk).update(
            counselor=cast.colleague,
            guard_overrides=2,
            note_changed_at=at(4, 3),
            duration="15",
            occurred_at=at(4, 1, 13),
        )
        contact.save()
        Contact.objects.filter(pk=0).delete()
    assert queue() == (set(), 0)


def test_deleting_puts_the_day_in(contact):
    with writing("ST"):
        contact.delete()
    assert queue()[0] == {("ST", "contacts", date(2026, 4, 1))}


def test_what_was_rolled_back_leaves_nothing_in_the_queue(cast, contact):
    new, twice = (
        contact_facts(cast.owner, occurred_at=at(4, 9), client_ref=ref) for ref in (uuid4(), contact.client_ref)
    )
    with writing("ST"), pytest.raises(IntegrityError), transaction.atomic():
        [Contact.objects.create(**facts) for facts in (new, twice)]
    assert queue() == (set(), 0)


def test_a_referral_counts_on_the_day_it_was_suggested(cast):
    referral, _token = referred(cast.owner, token="")
    with writing("ST"):
        Referral.objects.filter(pk=referral.pk).update(suggested_at=at(4, 2))
    settle()
    with writing("ST"):
        Referral.objects.filter(pk=referral.pk).update(result=Result.HELPED, result_at=at(4, 20))
    assert queue() == ({("ST", Source.REFERRALS, date(2026, 4, 2))}, 1)


def test_a_contact_that_loses_its_referral_is_counted_as_before(cast):
    referral, _token = referred(cast.owner, token="")
    contact_of(cast.owner, occurred_at=at(4, 1), referral=referral)
    settle()
    with writing("ST"):
        Referral.objects.get(pk=referral.pk).delete()
    assert {source for _state, source, _day in queue()[0]} == {Source.REFERRALS}
