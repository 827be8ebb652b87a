"""The guard on the cursor: an error where Postgres would answer with silence."""

import asyncio
import contextlib

import pytest
from django.db import connection, transaction
from psycopg import sql

from cases.models import Contact
from streetwork.tenancy import sqlguard
from streetwork.tenancy.scope import ScopeError, scope
from tests.factories.cases import contact_facts, contact_of

NO_SCOPE = "cases_contact is a tenant's table: open a scope first"
NO_TRANSACTION = "cases_contact is a tenant's table: use it inside transaction.atomic"


@contextlib.contextmanager
def unguarded():
    connection.execute_wrappers.remove(sqlguard.guard)
    try:
        yield
    finally:
        connection.execute_wrappers.append(sqlguard.guard)


@pytest.mark.parametrize(
    "work",
    [
        lambda: Contact.objects.update(people_reached=2),
        lambda: Contact.objects.filter(people_reached=1).delete(),
        lambda: list(Contact.objects.all()),
        lambda: Contact.objects.filter(people_reached=1).count(),
        lambda: Contact.objects.none().union(Contact.objects.all()).count(),
    ],
)
def test_without_a_scope_every_statement_is_refused(db, work):
    """Pitfall 4."""
    with transaction.atomic(), pytest.raises(ScopeError, match=NO_SCOPE):
        work()


def test_saving_without_a_scope_is_refused(cast):
    """Pitfall 4."""
    contact = Contact(**contact_facts(cast.owner))
    with transaction.atomic(), pytest.raises(ScopeError, match=NO_SCOPE):
        contact.save()


def test_without_the_guard_the_same_update_would_silently_change_nothing(cast):
    """Pitfall 4. This is the silence that the guard is there for."""
    contact_of(cast.owner)
    with unguarded(), transaction.atomic():
        assert Contact.objects.update(people_reached=2) == 0
        assert Contact.objects.all().delete()[0] == 0


@pytest.mark.django_db(transaction=True)
def test_in_autocommit_a_scope_is_not_enough(cast, state):
    """Pitfall 5."""
    contact_of(cast.owner)
    with scope({state("ST")}):
        with pytest.raises(ScopeError, match=NO_TRANSACTION):
            Contact.objects.count()
        with unguarded():
            assert Contact.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_work_after_the_commit_is_refused_unless_it_opens_a_transaction(cast, state):
    """Pitfall 5. on_commit callbacks run in autocommit."""
    contact_of(cast.owner)
    counted = []

    def count():
        with pytest.raises(ScopeError, match=NO_TRANSACTION):
            Contact.objects.count()
        with transaction.atomic():
            counted.append(Contact.objects.count())

    with scope({state("ST")}), transaction.atomic():
        transaction.on_commit(count)
    assert counted == [1]


@pytest.mark.django_db(transaction=True)
def test_the_async_orm_is_refused(cast, state):
    """Pitfall 5. Its single calls run in autocommit."""

    async def count():
        with pytest.raises(ScopeError, match=NO_TRANSACTION):
            await Contact.objects.acount()

    with scope({state("ST")}):
        asyncio.run(count())


def test_the_transaction_around_a_test_case_does_not_count(db, state):
    """Pitfall 8. Otherwise every test would hide pitfall 5: production has no such transaction."""
    assert connection.in_atomic_block
    with scope({state("ST")}), pytest.raises(ScopeError, match=NO_TRANSACTION):
        Contact.objects.count()


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT count(*) FROM cases_contact",
        'SELECT count(*) FROM public."cases_contact"',
        "WITH x AS (SELECT 1 FROM\ncases_contact) SELECT * FROM x",
        sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier("cases_contact")),
        "SELECT count(*) FROM cases_contact -- " + "x" * 10_000,
    ],
)
def test_raw_sql_is_read_as_well(db, statement):
    with transaction.atomic(), connection.cursor() as cursor, pytest.raises(ScopeError, match="cases_contact"):
        cursor.execute(statement)


def test_many_statements_at_once_are_read_as_well(db):
    with transaction.atomic(), connection.cursor() as cursor, pytest.raises(ScopeError, match="cases_contact"):
        cursor.executemany("UPDATE cases_contact SET people_reached = %s", [(1,), (2,)])


@pytest.mark.parametrize("name", ["cases_contact_view", "my_cases_contact", "cases_contacts", "cases_savedview"])
def test_a_name_that_only_resembles_a_tenants_table_passes(name):
    assert sqlguard.tenant_table_in(f"SELECT 1 FROM {name}") is None


def test_every_tenant_model_is_guarded():
    from streetwork.tenancy.registry import tenant_models

    tables = {model._meta.db_table for model in tenant_models()}
    assert {"cases_contact", "cases_contactnote", "cases_contactevent", "delivery_accesslog"} <= tables
    assert {sqlguard.tenant_table_in(f"DELETE FROM {table}") for table in tables} == tables


def test_shared_tables_need_no_scope(cast):
    from streetwork.accounts.models import Membership

    assert cast.owner.memberships.count() == Membership.objects.count() == 1
