"""The one migration operation that makes a table a tenant's, and its smaller sister for later references."""

from django.conf import settings
from django.contrib.postgres.operations import CreateExtension
from django.core.exceptions import ImproperlyConfigured
from django.db.migrations.operations.base import Operation

from streetwork.tenancy.fields import TenantForeignKey

# The sub-select makes Postgres evaluate the setting once per statement and not once per row.
STATES_OF = "state_id = ANY ((SELECT string_to_array(current_setting('{setting}', true), ',')::int[])::int[])"
MAY_READ = STATES_OF.format(setting="app.state_ids")
MAY_WRITE = STATES_OF.format(setting="app.write_state_ids")


def policies(*, append_only: bool = False, readable_by_all: bool = False) -> dict[str, str]:
    """The policy of each command. Never FOR ALL: its USING would be OR-ed into SELECT.

    An append-only table takes rows for every state that may be read: who reads must be able to say so. A table
    that is readable by all (PublishedModel) walls off its changes alone.
    """
    if append_only:
        return {"SELECT": f"USING ({MAY_READ})", "INSERT": f"WITH CHECK ({MAY_READ})"}
    return {
        "SELECT": "USING (true)" if readable_by_all else f"USING ({MAY_READ})",
        "INSERT": f"WITH CHECK ({MAY_WRITE})",
        "UPDATE": f"USING ({MAY_WRITE}) WITH CHECK ({MAY_WRITE})",
        "DELETE": f"USING ({MAY_WRITE})",
    }


class RuntimeGrants(Operation):
    """What the runtime and backup roles may do with every table of the owner, present and future.

    No TRUNCATE (it ignores row-level security) and no sequences: identity columns need none, and a
    sequence's `last_value` tells of other tenants' volume. Stands first in the first migration.
    """

    reversible = True
    reduces_to_sql = True

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self._require_roles(schema_editor)
        for role, privileges in self._privileges().items():
            schema_editor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
            schema_editor.execute(f"GRANT {privileges} ON ALL TABLES IN SCHEMA public TO {role}")
            schema_editor.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {privileges} ON TABLES TO {role}")

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for role, privileges in self._privileges().items():
            schema_editor.execute(
                f"ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE {privileges} ON TABLES FROM {role}"
            )
            schema_editor.execute(f"REVOKE {privileges} ON ALL TABLES IN SCHEMA public FROM {role}")

    def describe(self):
        return "Grant the runtime and backup roles their share of all tables"

    @staticmethod
    def _privileges():
        return {settings.DB_RUNTIME_ROLE: "SELECT, INSERT, UPDATE, DELETE", settings.DB_BACKUP_ROLE: "SELECT"}

    @classmethod
    def _require_roles(cls, schema_editor):
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [list(cls._privileges())])
            missing = set(cls._privileges()) - {name for (name,) in cursor.fetchall()}
        if missing:
            raise ImproperlyConfigured(
                f"The database has no role {', '.join(sorted(missing))}. Run deploy/postgres/roles.sql as superuser."
            )


class TenantTable(Operation):
    """Force row-level security on a model's table, with one policy per command, and tie its references.

    Put it behind CreateModel in the same migration. `append_only` leaves the runtime role SELECT and INSERT;
    `readable_by_all` is for a PublishedModel. Reversible.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, name, append_only=False, readable_by_all=False):
        self.name = name
        self.append_only = append_only
        self.readable_by_all = readable_by_all

    def deconstruct(self):
        kinds = {"append_only": self.append_only, "readable_by_all": self.readable_by_all}
        return self.__class__.__qualname__, [], {"name": self.name, **kinds}

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.name)
        table = schema_editor.quote_name(model._meta.db_table)
        key = schema_editor.quote_name(f"{model._meta.db_table}_in_state_key")
        primary = schema_editor.quote_name(model._meta.pk.column)
        schema_editor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {key} UNIQUE (state_id, {primary})")
        schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        for command, clause in self._policies().items():
            schema_editor.execute(f"CREATE POLICY tenant_{command.lower()} ON {table} FOR {command} {clause}")
        if self.append_only:
            schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {settings.DB_RUNTIME_ROLE}")
        for field in _tenant_references(model):
            schema_editor.execute(_add_reference(schema_editor, model, field))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        model = from_state.apps.get_model(app_label, self.name)
        table = schema_editor.quote_name(model._meta.db_table)
        for field in _tenant_references(model):
            schema_editor.execute(_drop_reference(schema_editor, model, field))
        for command in self._policies():
            schema_editor.execute(f"DROP POLICY tenant_{command.lower()} ON {table}")
        if self.append_only:
            schema_editor.execute(f"GRANT UPDATE, DELETE ON {table} TO {settings.DB_RUNTIME_ROLE}")
        schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY")
        key = schema_editor.quote_name(f"{model._meta.db_table}_in_state_key")
        schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {key}")

    def _policies(self):
        return policies(append_only=self.append_only, readable_by_all=self.readable_by_all)

    def describe(self):
        return f"Wall the table of {self.name} off by state"

    @property
    def migration_name_fragment(self):
        return f"wall_{self.name.lower()}"


class TenantReference(Operation):
    """Tie one TenantForeignKey that was added to an existing tenant table. Reversible."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, model_name, field_name):
        self.model_name, self.field_name = model_name, field_name

    def deconstruct(self):
        return self.__class__.__qualname__, [], {"model_name": self.model_name, "field_name": self.field_name}

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.model_name)
        schema_editor.execute(_add_reference(schema_editor, model, model._meta.get_field(self.field_name)))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        model = from_state.apps.get_model(app_label, self.model_name)
        schema_editor.execute(_drop_reference(schema_editor, model, model._meta.get_field(self.field_name)))

    def describe(self):
        return f"Keep {self.model_name}.{self.field_name} inside its state"


class TrustedExtension(CreateExtension):
    """An extension that the owner may create, for databases made before deploy/postgres/database.sql named it.

    Taking it back leaves it: other tables may use it.
    """

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        pass


def _tenant_references(model):
    return [field for field in model._meta.local_fields if isinstance(field, TenantForeignKey)]


def reference_name(model, field) -> str:
    """The name of the composite foreign key of a TenantForeignKey."""
    return f"{model._meta.db_table}_{field.column}_tenant_fk"[:63]


def _add_reference(editor, model, field):
    name, column = editor.quote_name(reference_name(model, field)), editor.quote_name(field.column)
    table = editor.quote_name(model._meta.db_table)
    target = editor.quote_name(field.remote_field.model._meta.db_table)
    key = editor.quote_name(field.remote_field.model._meta.pk.column)
    return (
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (state_id, {column})"
        f" REFERENCES {target} (state_id, {key}) DEFERRABLE INITIALLY DEFERRED"
    )


def _drop_reference(editor, model, field):
    table = editor.quote_name(model._meta.db_table)
    return f"ALTER TABLE {table} DROP CONSTRAINT {editor.quote_name(reference_name(model, field))}"
