"""Migrations run as the owner, who is behind the walls as well."""

import os

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import migrations, transaction
from django.db.migrations.executor import MigrationExecutor

from cases.models import Contact
from streetwork.devstack import database
from streetwork.tenancy.operations import RuntimeGrants
from streetwork.tenancy.scope import scope
from tests.factories.cases import contact_of, writing
from tests.tenancy.conftest import ADMIN_URL, logged_in_as, owner_wrapper

TEMPLATE = "streetwork_template"
WALLED = ("cases", "referrals", "delivery", "vault")


@pytest.mark.django_db(transaction=True)
def test_a_data_migration_changes_nothing_without_a_scope(cast, owner):
    """Pitfall 14. FORCE binds the owner too: 0 rows, and no error says so."""
    contact_of(cast.owner)
    run_as_migration(owner, reach_three_people)
    assert people_reached() == 1


@pytest.mark.django_db(transaction=True)
def test_a_data_migration_with_a_scope_of_all_states_changes_every_row(cast, owner):
    """Pitfall 14."""
    contact_of(cast.owner)

    def in_all_states(apps, editor):
        states = set(apps.get_model("tenancy", "State").objects.using("owner").values_list("pk", flat=True))
        with scope(states, states), transaction.atomic("owner"):
            reach_three_people(apps, editor)

    run_as_migration(owner, in_all_states)
    assert people_reached() == 3


def reach_three_people(apps, editor):
    apps.get_model("cases", "Contact").objects.using(editor.connection.alias).update(people_reached=3)


def run_as_migration(owner, function):
    state = MigrationExecutor(owner).loader.project_state()
    with owner.schema_editor(atomic=False) as editor:
        migrations.RunPython(function, atomic=False).database_forwards("cases", editor, state, state)


def people_reached():
    with writing("ST"):
        return Contact.objects.get().people_reached


@pytest.fixture
def clone(django_db_setup, worker_id):
    """A copy of the migrated template, to be migrated back and forth."""
    name = f"migrating_{worker_id}"
    database.drop(ADMIN_URL, name)
    database.create(ADMIN_URL, name, template=TEMPLATE)
    yield name
    database.drop(ADMIN_URL, name)


def walls_in(connection):
    """Everything that TenantTable makes: policies with their conditions, keys, forced RLS, grants, triggers."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT 'policy', polrelid::regclass::text, polname, pg_get_expr(polqual, polrelid),
                      pg_get_expr(polwithcheck, polrelid) FROM pg_policy
               UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), ''
               FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
               UNION ALL SELECT 'table', relname, relacl::text, relrowsecurity::text, relforcerowsecurity::text
               FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
               UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, '', '' FROM pg_trigger
               WHERE NOT tgisinternal"""
        )
        return set(cursor.fetchall())


@pytest.mark.slow
@pytest.mark.django_db
def test_walled_tables_can_be_migrated_away_and_back_and_are_the_same_again(clone):
    with owner_wrapper(clone) as owner:
        before = walls_in(owner)
        executor = MigrationExecutor(owner)
        executor.migrate([(app, None) for app in WALLED])
        between = walls_in(owner)
        assert not [row for row in between if row[1].startswith(("cases_", "vault_", "delivery_access"))]
        executor = MigrationExecutor(owner)
        executor.migrate(executor.loader.graph.leaf_nodes())
        assert walls_in(owner) == before


@pytest.mark.django_db
def test_the_grants_come_first_and_say_which_role_is_missing(owner, settings):
    settings.DB_BACKUP_ROLE = "nobody_made_this"
    with (
        pytest.raises(ImproperlyConfigured, match=r"no role nobody_made_this.*roles\.sql"),
        owner.schema_editor() as editor,
    ):
        RuntimeGrants().database_forwards("tenancy", editor, None, None)


@pytest.mark.django_db
def test_the_grants_can_be_taken_back(clone):
    with owner_wrapper(clone) as owner:
        with owner.schema_editor() as editor:
            RuntimeGrants().database_backwards("tenancy", editor, None, None)
        with owner.cursor() as cursor:
            cursor.execute("SELECT has_table_privilege('streetwork_runtime', 'cases_contact', 'SELECT')")
            assert cursor.fetchone() == (False,)


@pytest.mark.django_db
def test_manage_migrate_is_the_only_one_who_is_the_owner(as_runtime):
    assert "owner" in os.environ["DATABASE_OWNER_URL"]
    assert as_runtime.execute("SELECT current_user").fetchone() == ("streetwork_runtime",)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        assert cursor.fetchone() == ("streetwork_runtime",)
    with logged_in_as("streetwork_owner") as opened:
        assert opened.execute("SELECT count(*) FROM cases_contact").fetchone() == (0,)
