"""The migration operations, on throw-away tables of the real database, forwards and backwards."""

import psycopg
import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.writer import OperationWriter

from streetwork.tenancy.fields import TenantForeignKey
from streetwork.tenancy.operations import RuntimeGrants, TenantReference, TenantTable
from tests.tenancy.conftest import logged_in_as

APP = "walltest"


def table(name, **fields):
    return migrations.CreateModel(
        name,
        [
            ("id", models.BigAutoField(primary_key=True)),
            ("state", models.ForeignKey("tenancy.State", models.PROTECT, related_name="+", db_index=False)),
            *fields.items(),
        ],
        options={"app_label": APP},
    )


def reference():
    return TenantForeignKey(f"{APP}.Parent", models.CASCADE, null=True, related_name="+")


class Steps:
    """Runs operations as the owner, one after the other, and takes them back in reverse."""

    def __init__(self, owner):
        self.owner, self.done = owner, []
        self.state = MigrationLoader(owner).project_state()

    def forwards(self, *operations):
        for operation in operations:
            before, self.state = self.state, self.state.clone()
            operation.state_forwards(APP, self.state)
            with self.owner.schema_editor() as editor:
                operation.database_forwards(APP, editor, before, self.state)
            self.done.append((operation, before, self.state))

    def backwards(self, number=None):
        for _turn in range(number or len(self.done)):
            operation, before, after = self.done.pop()
            with self.owner.schema_editor() as editor:
                operation.database_backwards(APP, editor, after, before)
            self.state = before


@pytest.fixture
def steps(owner, admin_connection):
    yield Steps(owner)
    owner.close()
    admin_connection.execute(f"DROP TABLE IF EXISTS {APP}_child, {APP}_parent")


def walls_of(connection, name):
    """Is RLS on, is it forced, its policies, its constraints without checks and NOT NULLs."""
    found = connection.execute(
        """SELECT c.relrowsecurity, c.relforcerowsecurity,
                  ARRAY(SELECT polname::text FROM pg_policy WHERE polrelid = c.oid ORDER BY 1),
                  ARRAY(SELECT conname::text FROM pg_constraint
                        WHERE conrelid = c.oid AND contype IN ('f', 'u') AND conname LIKE '%%t%%fk' OR
                              conrelid = c.oid AND contype = 'u' ORDER BY 1)
           FROM pg_class c WHERE c.oid = %s::regclass""",
        [f"{APP}_{name}"],
    )
    return found.fetchone()


FOUR = ["tenant_delete", "tenant_insert", "tenant_select", "tenant_update"]


def test_a_table_becomes_a_tenants_and_an_ordinary_one_again(steps, admin_connection):
    steps.forwards(table("Parent"), table("Child", parent=reference()), TenantTable("Parent"), TenantTable("Child"))
    on, forced, policies, keys = walls_of(admin_connection, "child")
    assert (on, forced, policies) == (True, True, FOUR)
    assert {"walltest_child_in_state_key", "walltest_child_parent_id_tenant_fk"} <= set(keys)
    steps.backwards(2)
    for name in ("parent", "child"):
        on, forced, policies, keys = walls_of(admin_connection, name)
        assert (on, forced, policies) == (False, False, [])
        assert not [key for key in keys if "tenant_fk" in key or "in_state" in key]
    steps.forwards(TenantTable("Parent"), TenantTable("Child"))
    assert walls_of(admin_connection, "child")[2] == FOUR
    steps.backwards()
    assert admin_connection.execute("SELECT to_regclass('walltest_child')").fetchone() == (None,)


def test_rows_of_a_new_tenants_table_are_walled_off_from_its_first_moment(steps):
    steps.forwards(table("Parent"), TenantTable("Parent"))
    with logged_in_as("streetwork_runtime") as runtime:
        runtime.execute(
            "SELECT set_config('app.state_ids', '15', false), set_config('app.write_state_ids', '15', false)"
        )
        runtime.execute("INSERT INTO walltest_parent (state_id) VALUES (15)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            runtime.execute("INSERT INTO walltest_parent (state_id) VALUES (14)")
        assert runtime.execute("SELECT count(*) FROM walltest_parent").fetchone() == (1,)
        runtime.execute("SELECT set_config('app.state_ids', '14', false)")
        assert runtime.execute("SELECT count(*) FROM walltest_parent").fetchone() == (0,)


def test_an_empty_reference_is_allowed_and_a_foreign_one_is_not(steps):
    """Pitfall 10."""
    steps.forwards(table("Parent"), table("Child", parent=reference()), TenantTable("Parent"), TenantTable("Child"))
    with logged_in_as("streetwork_runtime") as runtime:
        runtime.execute(
            "SELECT set_config('app.state_ids', '14,15', false), set_config('app.write_state_ids', '14,15', false)"
        )
        runtime.execute("INSERT INTO walltest_child (state_id) VALUES (15)")
        parent = runtime.execute("INSERT INTO walltest_parent (state_id) VALUES (14) RETURNING id").fetchone()[0]
        with pytest.raises(psycopg.errors.ForeignKeyViolation):
            runtime.execute("INSERT INTO walltest_child (state_id, parent_id) VALUES (15, %s)", [parent])
        runtime.execute("INSERT INTO walltest_child (state_id, parent_id) VALUES (14, %s)", [parent])


def test_a_later_reference_is_tied_by_its_own_operation(steps, admin_connection):
    steps.forwards(table("Parent"), table("Child"), TenantTable("Parent"), TenantTable("Child"))
    tie = TenantReference("Child", "parent")
    steps.forwards(migrations.AddField("Child", "parent", reference()), tie)
    assert "walltest_child_parent_id_tenant_fk" in walls_of(admin_connection, "child")[3]
    steps.backwards(1)
    assert "walltest_child_parent_id_tenant_fk" not in walls_of(admin_connection, "child")[3]
    steps.forwards(tie)
    steps.backwards()


def test_an_append_only_table_loses_and_regains_its_grants(steps, admin_connection):
    def granted():
        return {
            command
            for command in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
            if admin_connection.execute(
                "SELECT has_table_privilege('streetwork_runtime', 'walltest_parent', %s)", [command]
            ).fetchone()[0]
        }

    steps.forwards(table("Parent"), TenantTable("Parent", append_only=True))
    assert granted() == {"SELECT", "INSERT"}
    assert walls_of(admin_connection, "parent")[2] == ["tenant_insert", "tenant_select"]
    steps.backwards(1)
    assert granted() == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    assert walls_of(admin_connection, "parent")[2] == []


def test_a_published_table_is_read_by_all_and_written_by_its_states_writers(steps):
    steps.forwards(table("Parent"), TenantTable("Parent", readable_by_all=True))
    with logged_in_as("streetwork_runtime") as runtime:
        runtime.execute("SELECT set_config('app.write_state_ids', '15', false)")
        runtime.execute("INSERT INTO walltest_parent (state_id) VALUES (15)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            runtime.execute("INSERT INTO walltest_parent (state_id) VALUES (14)")
        runtime.execute("SELECT set_config('app.write_state_ids', '14', false)")
        assert runtime.execute("UPDATE walltest_parent SET state_id = 14").rowcount == 0
        assert runtime.execute("DELETE FROM walltest_parent").rowcount == 0
        assert runtime.execute("SELECT state_id FROM walltest_parent").fetchall() == [(15,)]
    steps.backwards()


def test_no_policy_is_for_all_commands(as_runtime):
    """Its USING would be OR-ed into SELECT."""
    rows = as_runtime.execute("SELECT polrelid::regclass::text FROM pg_policy WHERE polcmd = '*'").fetchall()
    assert rows == []


@pytest.mark.parametrize(
    ("operation", "written"),
    [
        (TenantTable("Contact", append_only=True), "append_only=True"),
        (TenantTable("Contact", readable_by_all=True), "readable_by_all=True"),
        (TenantReference("ContactNote", "contact"), "field_name='contact'"),
        (RuntimeGrants(), "RuntimeGrants("),
    ],
)
def test_operations_can_be_written_into_a_migration_and_describe_themselves(operation, written):
    lines, imports = OperationWriter(operation, indentation=0).serialize()
    assert written in lines
    assert imports == {"import streetwork.tenancy.operations"}
    assert operation.describe()
    assert operation.reversible


def test_a_tenants_reference_makes_no_plain_foreign_key(as_runtime):
    """Pitfall 10. Beside the composite key a plain one would go on answering whether a row exists."""
    field = reference()
    assert field.db_constraint is False
    assert "db_constraint" not in field.deconstruct()[3]
    plain = as_runtime.execute(
        "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND conrelid = 'cases_contactnote'::regclass"
        " AND confrelid = 'cases_contact'::regclass AND array_length(conkey, 1) = 1"
    )
    assert plain.fetchone() == (0,)
