"""The states as constants, for the planner."""

import pytest
from django.db import transaction

from cases.models import Contact
from streetwork.tenancy.scope import scope


@pytest.fixture
def condition(db):
    def sql():
        return str(Contact.objects.all().query).partition(" WHERE ")[2]

    return sql


def test_one_state_is_an_equality(condition):
    with scope({15}):
        assert condition() == '"cases_contact"."state_id" = 15'


def test_several_states_are_a_sorted_list(condition):
    with scope({15, 5, 14}):
        assert condition() == '"cases_contact"."state_id" IN (5, 14, 15)'


def test_an_empty_scope_is_false(condition):
    with scope(set()):
        assert condition() == "FALSE"


def test_without_a_scope_it_says_nothing_and_the_guard_refuses(condition):
    assert condition() == "TRUE"


def test_a_query_follows_the_scope_of_the_moment_it_runs(db):
    contacts = Contact.objects.all()
    with scope({5}):
        assert str(contacts.query).endswith("= 5")
    with scope({15}):
        assert str(contacts.query).endswith("= 15")


def test_related_objects_and_deletions_send_the_states_too(cast, django_assert_num_queries):
    from tests.factories.cases import contact_of

    contact = contact_of(cast.owner, note="x")
    with scope({15}, {15}), transaction.atomic(), django_assert_num_queries(1) as asked:
        list(contact.notes.all())
    assert '"cases_contactnote"."state_id" = 15' in asked[0]["sql"]
