"""References and unique keys neither leave the state nor tell of what lies outside."""

import uuid

import pytest
from django.db import connection, models, transaction
from django.db.utils import IntegrityError

from cases.models import Contact, ContactNote
from streetwork.tenancy.registry import tenant_models
from streetwork.tenancy.scope import scope
from tests.factories.cases import contact_facts, contact_of


def refusal_of_a_note_for(contact_pk):
    """The error when a note of ST names this contact."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        ContactNote.objects.create(state_id=15, contact_id=contact_pk, text="x")
    said = refused.value.__cause__.diag
    return said.sqlstate, said.constraint_name, said.message_primary, said.message_detail.replace(str(contact_pk), "…")


def test_a_foreign_contact_and_one_that_does_not_exist_are_refused_alike(cast, state):
    """Pitfall 10. A plain foreign key accepts the foreign row, and so tells that it exists."""
    foreign = contact_of(cast.outsider, "SN")
    with scope({state("ST")}, {state("ST")}), transaction.atomic():
        assert refusal_of_a_note_for(foreign.pk) == refusal_of_a_note_for(987654321)


def test_even_who_reads_both_states_cannot_connect_them(cast, state):
    """Pitfall 10."""
    foreign = contact_of(cast.outsider, "SN")
    both = {state("ST"), state("SN")}
    with scope(both, both), transaction.atomic():
        assert refusal_of_a_note_for(foreign.pk)[1] == "cases_contactnote_contact_id_tenant_fk"


def test_a_reference_within_the_state_is_fine(cast, state):
    contact = contact_of(cast.owner, note="hello")
    with scope({state("ST")}), transaction.atomic():
        assert contact.notes.get().text == "hello"


def test_the_same_value_in_two_states_is_two_rows(cast, state):
    """Pitfall 11. A unique constraint over all states would refuse the second, and so tell of the first."""
    ref = uuid.uuid4()
    contact_of(cast.owner, "ST", client_ref=ref)
    contact_of(cast.outsider, "SN", client_ref=ref)
    both = {state("ST"), state("SN")}
    with scope(both), transaction.atomic():
        assert Contact.objects.filter(client_ref=ref).count() == 2


def test_saving_twice_without_conflicts_drops_only_the_own_duplicate(cast, state):
    """Pitfall 11. `ignore_conflicts` and get_or_create work on the own state's rows alone."""
    ref = uuid.uuid4()
    contact_of(cast.outsider, "SN", client_ref=ref)
    with scope({state("ST")}, {state("ST")}), transaction.atomic():
        for _turn in range(2):
            Contact.objects.bulk_create([Contact(**contact_facts(cast.owner, client_ref=ref))], ignore_conflicts=True)
        assert Contact.objects.filter(client_ref=ref).count() == 1
        assert Contact.objects.get_or_create(state_id=state("ST"), client_ref=ref)[1] is False


@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model.__name__)
def test_every_unique_key_of_a_tenants_table_starts_with_the_state(model, as_runtime):
    """Pitfall 11. As Postgres knows them: constraints, indexes and unique=True alike. Nobody chooses a primary key."""
    found = as_runtime.execute(
        """SELECT i.indexrelid::regclass::text, a.attname FROM pg_index i
           JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
           WHERE i.indrelid = %s::regclass AND i.indisunique AND NOT i.indisprimary""",
        [model._meta.db_table],
    ).fetchall()
    assert found
    assert {column for _name, column in found} == {"state_id"}
    pk = model._meta.pk
    is_random = isinstance(pk, models.UUIDField) and pk.default is uuid.uuid4 and not pk.editable
    assert is_random or isinstance(pk, models.AutoField | models.BigAutoField)
